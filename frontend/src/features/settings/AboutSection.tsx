import { useQuery } from '@tanstack/react-query';
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
  return (
    <Section title={t('settings.about')}>
      <p className={classes.text}>{t('settings.version', { version: data?.version ?? '…' })}</p>
      <p className={classes.text}>{t('settings.licence')}</p>
      <p className={`${classes.text} quiet`}>{t('settings.thanks')}</p>
    </Section>
  );
}
