import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Page } from '../../app/Page';
import { invoke, Sales } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Skeletons } from '../../ui/Skeletons';
import { salesKeys } from './keys';
import { ShipList } from './ShipList';
import { ShipOrder, shipCrumbs } from './ShipOrder';

/** What is expected, or (`?order=12`) the screen that takes a delivery in. */
export default function ShipPage() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const id = Number(search.order ?? 0);
  return id > 0 ? <OneOrder key={id} id={id} /> : <ShipList />;
}

function OneOrder({ id }: { id: number }) {
  const { data, error, refetch } = useQuery({
    queryKey: salesKeys.order(id),
    queryFn: () => invoke(Sales.Get, { id }),
  });
  if (data) return <ShipOrder order={data} />;
  return (
    <Page title={t('nav.ship')} breadcrumb={shipCrumbs}>
      {error ? <FailedState error={error} onRetry={() => void refetch()} /> : <Skeletons lines={8} />}
    </Page>
  );
}
