import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSettings } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Section } from '../../ui/Layout';
import { Skeletons } from '../../ui/Skeletons';
import { SETTINGS_SECTIONS } from '../finder/useCommandFinder';
import { ImportView } from '../import/ImportView';
import { AboutSection } from './AboutSection';
import { AppearanceSection } from './AppearanceSection';
import { CompanySection } from './CompanySection';
import { CurrencySection } from './CurrencySection';
import { DataSection } from './DataSection';
import { ScannerSection } from './ScannerSection';
import classes from './Settings.module.css';
import { UnitsSection } from './UnitsSection';

/** What the user chose; `?do=import` takes in a file, `?at=company` goes to a section, as `?do=about` does. */
export default function SettingsPage() {
  const { filters } = useListState({ key: '', desc: false });
  if (filters.do === 'import') return <ImportView dropped={filters.file} />;
  return <Sections at={filters.do === 'about' ? 'about' : (filters.at ?? '')} />;
}

function Sections({ at }: { at: string }) {
  const navigate = useNavigate();
  const { data, error, refetch } = useSettings();
  const page = useRef<HTMLDivElement>(null);
  const ready = data !== undefined;
  useEffect(() => {
    if (!ready || !SETTINGS_SECTIONS.some((each) => each === at)) return;
    const title = t(`settings.${at as 'about'}`);
    const sections = [...(page.current?.querySelectorAll<HTMLElement>('section') ?? [])];
    sections.find((each) => each.getAttribute('aria-label') === title)?.scrollIntoView({ block: 'start' });
  }, [at, ready]);
  return (
    <Page title={t('nav.settings')}>
      <div ref={page} className={classes.page}>
        {error && !data && <FailedState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeletons lines={8} />}
        {data && (
          <>
            <CompanySection company={data.company} />
            <CurrencySection currency={data.currency} />
            <AppearanceSection preferences={data.preferences} />
            <ScannerSection />
            <UnitsSection />
            <Section title={t('settings.trees')} sentence={t('settings.treesSentence')}>
              <Group gap={8}>
                <Button variant="default" onClick={() => void navigate({ to: '/products' })}>
                  {t('catalog.categories')}
                </Button>
                <Button variant="default" onClick={() => void navigate({ to: '/stock', search: { tab: 'locations' } })}>
                  {t('settings.locations')}
                </Button>
              </Group>
            </Section>
            <DataSection />
            <AboutSection />
          </>
        )}
      </div>
    </Page>
  );
}
