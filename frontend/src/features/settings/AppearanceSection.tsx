import { type MantineColorScheme, SegmentedControl, Select, useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { DENSITIES, useDensity } from '../../app/Providers';
import { type api, requestId, Settings, useCommand } from '../../backend';
import { t } from '../../i18n';
import { formatDay } from '../../lib/day';
import { formatMinor } from '../../lib/money';
import { Section } from '../../ui/Layout';
import { toast, toastFault } from '../../ui/toast';
import classes from './Settings.module.css';

const SCHEMES = ['auto', 'light', 'dark'] as const;

/** How the window looks and writes. */
export function AppearanceSection({ preferences }: { preferences: api.Preferences }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useDensity();
  return (
    <Section title={t('settings.appearance')} sentence={t('settings.appearanceSentence')}>
      <div className={classes.choice}>
        <span>{t('settings.theme')}</span>
        <SegmentedControl
          aria-label={t('settings.theme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
          data={SCHEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        />
      </div>
      <div className={classes.choice}>
        <span>{t('settings.density')}</span>
        <SegmentedControl
          aria-label={t('settings.density')}
          value={density}
          onChange={(value) => setDensity(value as typeof density)}
          data={DENSITIES.map((value) => ({ value, label: t(`settings.density.${value}`) }))}
        />
      </div>
      <LocaleChoice preferences={preferences} />
    </Section>
  );
}

const LOCALES = [
  'en-US',
  'en-GB',
  'en-AU',
  'en-CA',
  'en-IN',
  'en-ZA',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CA',
  'fr-CH',
  'es-ES',
  'es-MX',
  'it-IT',
  'pt-BR',
  'pt-PT',
  'nl-NL',
  'pl-PL',
  'cs-CZ',
  'da-DK',
  'sv-SE',
  'nb-NO',
  'fi-FI',
  'tr-TR',
  'ja-JP',
  'ko-KR',
  'zh-CN',
] as const;

const EXAMPLE_DAY = '2026-12-31';
const EXAMPLE_MINOR = 123_456;

/** How numbers and dates are written. */
function LocaleChoice({ preferences }: { preferences: api.Preferences }) {
  const { currency, locale } = useFormat();
  const command = useCommand(Settings.SavePreferences, ['settings']);
  const send = (next: api.Preferences) => command.mutateAsync({ requestId: requestId(), preferences: next });
  const data = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' });
    return [
      { value: 'system', label: t('settings.localeSystem') },
      ...LOCALES.map((tag) => ({ value: tag, label: names.of(tag) ?? tag })),
    ];
  }, [locale]);
  const choose = (value: string | null) => {
    const next = value === 'system' || value === null ? '' : value;
    if (next === preferences.locale) return;
    const undo = () => send(preferences);
    send({ ...preferences, locale: next }).then(() => toast({ message: t('settings.saved'), undo }), toastFault);
  };
  const example = `${formatMinor(EXAMPLE_MINOR, currency, locale)} · ${formatDay(EXAMPLE_DAY, locale)}`;
  return (
    <div className={classes.choice}>
      <span>
        {t('settings.locale')} <span className="quiet num">{example}</span>
      </span>
      <Select
        w={240}
        aria-label={t('settings.locale')}
        searchable
        allowDeselect={false}
        data={data}
        value={preferences.locale || 'system'}
        onChange={choose}
      />
    </div>
  );
}
