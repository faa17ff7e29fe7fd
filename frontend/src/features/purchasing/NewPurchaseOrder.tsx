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
import { purchaseCrumbs } from './crumbs';
import { newDraft } from './draft';
import { PurchaseOrderEditor } from './PurchaseOrderEditor';
import { getSupplier, loadSuppliers } from './pickers';

interface Beginning {
  supplier: PickOption | null;
  lines: readonly DraftLine[];
}

/** What the address names: `?supplier=3`, `?product=17&quantity=3000` (from its default supplier unless one is named). */
async function beginningOf(supplierId: number, productId: number, quantityMilli: number | null): Promise<Beginning> {
  const product = productId ? await invoke(Catalog.Get, { id: productId }) : null;
  const from = supplierId || product?.supplierId || 0;
  const supplier = from ? await getSupplier(from) : null;
  if (!product) return { supplier, lines: [] };
  const priceE4 =
    product.suppliers.find((each) => each.supplierId === from)?.costMinorE4 ?? product.unitCostMinorE4 ?? null;
  const option = {
    id: String(product.id),
    label: product.name,
    detail: product.sku,
    product: { ...product, decimals: product.unitDecimals },
    priceE4,
  };
  return { supplier, lines: [{ ...blankLine(), product: option, quantityMilli, priceE4 }] };
}

/** A new order begins with its supplier; it is saved when its first lines are. */
export function NewPurchaseOrder() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const [supplierId, productId] = [Number(search.supplier ?? 0), Number(search.product ?? 0)];
  const quantityMilli = Number(search.quantity ?? 0) || null;
  const [picked, setPicked] = useState<PickOption | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['purchasing', 'beginning', supplierId, productId, quantityMilli],
    queryFn: () => beginningOf(supplierId, productId, quantityMilli),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const supplier = picked ?? data?.supplier ?? null;
  const initial = useMemo(() => data && newDraft(supplier, data.lines), [data, supplier]);
  if (initial && supplier) return <PurchaseOrderEditor saved={null} initial={initial} />;
  return (
    <Page title={t('purchasing.new')} breadcrumb={purchaseCrumbs}>
      {error && <FailedState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeletons lines={3} />}
      {data && (
        <div className={classes.start}>
          <ComboPicker
            label={t('purchasing.whichSupplier')}
            placeholder={t('purchasing.supplierHint')}
            autoFocus
            value={null}
            onChange={setPicked}
            load={loadSuppliers}
          />
        </div>
      )}
    </Page>
  );
}
