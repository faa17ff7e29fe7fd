import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Page } from '../../app/Page';
import { invoke, Sales } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Skeletons } from '../../ui/Skeletons';
import { salesCrumbs } from './crumbs';
import { draftOf } from './draft';
import { salesKeys } from './keys';
import { NewSalesOrder } from './NewSalesOrder';
import { SalesOrderEditor } from './SalesOrderEditor';

/** One sales order, or the beginning of a new one. */
export default function SalesOrderPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return id === 'new' ? <NewSalesOrder /> : <SavedOrder key={id} id={Number(id)} />;
}

function SavedOrder({ id }: { id: number }) {
  const { data, error, refetch } = useQuery({
    queryKey: salesKeys.order(id),
    queryFn: () => invoke(Sales.Get, { id }),
  });
  const initial = useMemo(() => data && draftOf(data), [data]);
  if (data && initial) return <SalesOrderEditor saved={data} initial={initial} />;
  return (
    <Page title={t('nav.salesOrders')} breadcrumb={salesCrumbs}>
      {error ? <FailedState error={error} onRetry={() => void refetch()} /> : <Skeletons lines={8} />}
    </Page>
  );
}
