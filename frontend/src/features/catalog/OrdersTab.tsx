import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { type api, invoke, Purchasing, Sales } from '../../backend';
import { t } from '../../i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { Section } from '../../ui/Layout';
import { StatusBadge } from '../../ui/StatusBadge';
import { catalogKeys } from './keys';
import classes from './Product.module.css';

/** The open lines behind "allocated" and "on order". */
export function OrdersTab({ product }: { product: api.Product }) {
  const search = { product: String(product.id) };
  return (
    <div className={classes.panel}>
      <Section title={t('catalog.toShip')} sentence={t('catalog.toShipSentence')}>
        <Allocations product={product} />
        <div className={classes.more}>
          <Link to="/sales/orders" search={search}>
            {t('catalog.allSalesOrders')}
          </Link>
        </div>
      </Section>
      <Section title={t('catalog.onOrder')} sentence={t('catalog.onOrderSentence')}>
        <OnOrder product={product} />
        <div className={classes.more}>
          <Link to="/purchasing/orders" search={search}>
            {t('catalog.allPurchaseOrders')}
          </Link>
        </div>
      </Section>
    </div>
  );
}

/** A day that may have passed. */
function DueDay({ day, late }: { day: string; late: boolean }) {
  const format = useFormat();
  if (!late) return <>{format.day(day)}</>;
  return <StatusBadge tone="bad">{`${format.day(day)} · ${t('catalog.late')}`}</StatusBadge>;
}

function useQuantityColumn<Row>(product: api.Product) {
  const format = useFormat();
  return useMemo(
    () =>
      (key: string, title: string, of: (row: Row) => number): Column<Row> => ({
        key,
        title,
        align: 'right',
        width: 64,
        render: (row) => format.quantity(of(row), undefined, product.unitDecimals),
      }),
    [format, product.unitDecimals],
  );
}

function Allocations({ product }: { product: api.Product }) {
  const format = useFormat();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: catalogKeys.allocations(product.id),
    queryFn: () => invoke(Sales.AllocationsOf, { id: product.id }),
  });
  const quantity = useQuantityColumn<api.AllocationRow>(product);
  const columns = useMemo<readonly Column<api.AllocationRow>[]>(
    () => [
      { key: 'number', title: t('catalog.order'), width: 72, strong: true, render: (row) => row.number },
      { key: 'customer', title: t('catalog.customer'), grow: 1, width: 112, render: (row) => row.customer },
      {
        key: 'required',
        title: t('catalog.required'),
        width: 144,
        render: (row) => <DueDay day={row.requiredDay} late={row.late} />,
      },
      quantity('open', t('catalog.open'), (row) => row.openMilli),
      quantity('allocated', t('catalog.allocated'), (row) => row.allocatedMilli),
      quantity('short', t('catalog.short'), (row) => row.shortMilli),
    ],
    [quantity],
  );
  const write = (milli: number) => format.quantity(milli, undefined, product.unitDecimals);
  const sums = query.data;
  return (
    <DataTable
      id="product-allocations"
      inline
      label={t('catalog.toShip')}
      columns={columns}
      rows={sums?.rows ?? []}
      rowKey={(row) => row.orderLineId}
      loading={query.isPending}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={<p className="quiet">{t('catalog.nothingToShip')}</p>}
      onOpen={(row) => void navigate({ to: '/sales/orders/$id', params: { id: String(row.orderId) } })}
      totals={
        sums && {
          open: write(sums.promisedMilli),
          allocated: write(sums.allocatedMilli),
          short: write(sums.shortMilli),
        }
      }
    />
  );
}

function OnOrder({ product }: { product: api.Product }) {
  const format = useFormat();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: catalogKeys.onOrder(product.id),
    queryFn: () => invoke(Purchasing.OnOrderOf, { id: product.id }),
  });
  const quantity = useQuantityColumn<api.OnOrderRow>(product);
  const columns = useMemo<readonly Column<api.OnOrderRow>[]>(
    () => [
      { key: 'number', title: t('catalog.order'), width: 72, strong: true, render: (row) => row.number },
      { key: 'supplier', title: t('catalog.supplier'), grow: 1, width: 112, render: (row) => row.supplier },
      {
        key: 'promised',
        title: t('catalog.promised'),
        width: 144,
        render: (row) => <DueDay day={row.promisedDay} late={row.late} />,
      },
      quantity('ordered', t('catalog.ordered'), (row) => row.quantityMilli),
      quantity('received', t('catalog.received'), (row) => row.receivedMilli),
      quantity('open', t('catalog.open'), (row) => row.openMilli),
    ],
    [quantity],
  );
  return (
    <DataTable
      id="product-on-order"
      inline
      label={t('catalog.onOrder')}
      columns={columns}
      rows={query.data?.rows ?? []}
      rowKey={(row) => row.orderLineId}
      loading={query.isPending}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={<p className="quiet">{t('catalog.nothingOnOrder')}</p>}
      onOpen={(row) => void navigate({ to: '/purchasing/orders/$id', params: { id: String(row.orderId) } })}
      totals={query.data && { open: format.quantity(query.data.totalMilli, undefined, product.unitDecimals) }}
    />
  );
}
