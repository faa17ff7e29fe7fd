import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import { App, invoke } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { KeyValue, Section } from '../../ui/Layout';
import { Skeletons } from '../../ui/Skeletons';
import { BackupsSection } from '../backups/BackupsSection';
import { settingsKeys } from './keys';
import classes from './Settings.module.css';

const MEGABYTE = 1_000_000;

/** Where the books lie, what they hold, the way to take in a file, and the backups. */
export function DataSection() {
  return (
    <>
      <Books />
      <BackupsSection />
    </>
  );
}

function Books() {
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({
    queryKey: settingsKeys.database(),
    queryFn: () => invoke(App.Database, {}),
  });
  const count = (n: number) => format.quantity(n * 1000);
  const megabytes = (bytes: number) =>
    new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 }).format(bytes / MEGABYTE);
  return (
    <Section
      title={t('settings.data')}
      sentence={t('settings.dataSentence')}
      actions={
        <Button variant="default" onClick={() => void navigate({ to: '/settings', search: { do: 'import' } })}>
          {t('settings.import')}
        </Button>
      }
    >
      {error && !data && <FailedState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeletons lines={5} />}
      {data && (
        <KeyValue
          facts={[
            { label: t('settings.file'), value: <span className={classes.path}>{data.path}</span> },
            { label: t('settings.size'), value: t('settings.megabytes', { size: megabytes(data.sizeBytes) }) },
            { label: t('settings.schema'), value: String(Number.parseInt(data.schema, 10)) },
            {
              label: t('settings.holds'),
              value: t('settings.holdsWords', {
                products: count(data.products),
                suppliers: count(data.suppliers),
                customers: count(data.customers),
                orders: count(data.orders),
                movements: count(data.movements),
              }),
            },
            { label: t('settings.user'), value: data.user },
          ]}
        />
      )}
    </Section>
  );
}
