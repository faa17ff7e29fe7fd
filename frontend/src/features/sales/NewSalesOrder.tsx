import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Page } from '../../app/Page';
import { Catalog, invoke } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker, type PickOption } from '../../ui/ComboPicker';
import { FailedState } from '../../ui/FailedState';
import { Skeletons } from '../../ui/Skeletons';
import { blankLine, type DraftLine } from '../orders/lines';
import classes from '../orders/Order.module.css';
import { salesCrumbs } from './crumbs';
import { newDraft } from './draft';
import { getCustomer, loadCustomers } from './pickers';
import { SalesOrderEditor } from './SalesOrderEditor';

interface Beginning {
  customer: PickOption | null;
  lines: readonly DraftLine[];
}

/** What the address names: `?customer=3`, `?product=17`. */
async function beginningOf(customerId: number, productId: number): Promise<Beginning> {
  const customer = customerId ? await getCustomer(customerId) : null;
  if (!productId) return { customer, lines: [] };
  const product = await invoke(Catalog.Get, { id: productId });
  const priceE4 = product.priceMinorE4;
  const option = {
    id: String(product.id),
    label: product.name,
    detail: product.sku,
    product: { ...product, decimals: product.unitDecimals },
    priceE4,
  };
  return { customer, lines: [{ ...blankLine(), product: option, priceE4 }] };
}

/** A new order begins with its customer; it is saved when its first lines are. */
export function NewSalesOrder() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const [customerId, productId] = [Number(search.customer ?? 0), Number(search.product ?? 0)];
  const [picked, setPicked] = useState<PickOption | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['sales', 'beginning', customerId, productId],
    queryFn: () => beginningOf(customerId, productId),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const customer = picked ?? data?.customer ?? null;
  const initial = useMemo(() => data && newDraft(customer, data.lines), [data, customer]);
  if (initial && customer) return <SalesOrderEditor saved={null} initial={initial} />;
  return (
    <Page title={t('sales.new')} breadcrumb={salesCrumbs}>
      {error && <FailedState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeletons lines={3} />}
      {data && (
        <div className={classes.start}>
          <ComboPicker
            label={t('sales.whichCustomer')}
            placeholder={t('sales.customerHint')}
            autoFocus
            value={null}
            onChange={setPicked}
            load={loadCustomers}
          />
        </div>
      )}
    </Page>
  );
}
