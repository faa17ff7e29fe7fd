import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Page } from '../../app/Page';
import { invoke, Purchasing } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Skeletons } from '../../ui/Skeletons';
import { purchaseCrumbs } from './crumbs';
import { draftOf } from './draft';
import { purchasingKeys } from './keys';
import { NewPurchaseOrder } from './NewPurchaseOrder';
import { PurchaseOrderEditor } from './PurchaseOrderEditor';

/** One purchase order, or the beginning of a new one. */
export default function PurchaseOrderPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return id === 'new' ? <NewPurchaseOrder /> : <SavedOrder key={id} id={Number(id)} />;
}

function SavedOrder({ id }: { id: number }) {
  const { data, error, refetch } = useQuery({
    queryKey: purchasingKeys.order(id),
    queryFn: () => invoke(Purchasing.Get, { id }),
  });
  const initial = useMemo(() => data && draftOf(data), [data]);
  if (data && initial) return <PurchaseOrderEditor saved={data} initial={initial} />;
  return (
    <Page title={t('nav.purchaseOrders')} breadcrumb={purchaseCrumbs}>
      {error ? <FailedState error={error} onRetry={() => void refetch()} /> : <Skeletons lines={8} />}
    </Page>
  );
}
