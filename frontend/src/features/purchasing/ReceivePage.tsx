import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Page } from '../../app/Page';
import { invoke, Purchasing } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Skeletons } from '../../ui/Skeletons';
import { purchasingKeys } from './keys';
import { ReceiveList } from './ReceiveList';
import { ReceiveOrder, receiveCrumbs } from './ReceiveOrder';

/** What is expected, or (`?order=12`) the screen that takes a delivery in. */
export default function ReceivePage() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const id = Number(search.order ?? 0);
  return id > 0 ? <OneOrder key={id} id={id} /> : <ReceiveList />;
}

function OneOrder({ id }: { id: number }) {
  const { data, error, refetch } = useQuery({
    queryKey: purchasingKeys.order(id),
    queryFn: () => invoke(Purchasing.Get, { id }),
  });
  if (data) return <ReceiveOrder order={data} />;
  return (
    <Page title={t('nav.receive')} breadcrumb={receiveCrumbs}>
      {error ? <FailedState error={error} onRetry={() => void refetch()} /> : <Skeletons lines={8} />}
    </Page>
  );
}
