import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { App, invoke } from '../../backend';
import { t } from '../../i18n';
import { Section } from '../../ui/Layout';
import { settingsKeys } from './keys';
import classes from './Settings.module.css';

/** Which program this is, and on what terms. */
export function AboutSection() {
  const { data } = useQuery({
    queryKey: settingsKeys.version(),
    queryFn: () => invoke(App.Version, {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [licences, setLicences] = useState('');
  const show = async () => setLicences((await import('../../../../backend/licence/licences.txt?raw')).default);
  return (
    <Section title={t('settings.about')}>
      <p className={classes.text}>{t('settings.version', { version: data?.version ?? '…' })}</p>
      <p className={classes.text}>{t('settings.licence')}</p>
      <p className={`${classes.text} quiet`}>{t('settings.thanks')}</p>
      {licences ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        <section className={classes.licences} tabIndex={0} aria-label={t('settings.licences')}>
          <pre>{licences}</pre>
        </section>
      ) : (
        <Button variant="default" size="xs" onClick={() => void show()}>
          {t('settings.licences')}
        </Button>
      )}
    </Section>
  );
}
