import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { type api, invoke, Stock } from '../../backend';
import { t } from '../../i18n';
import { mostDecimals } from '../../lib/money';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { locationLabel } from '../stock/stockForm';
import { catalogKeys } from './keys';
import classes from './Product.module.css';

/** What each location holds of the product; a row opens its movements there. */
export function LocationsTab({ product, onOpening }: { product: api.Product; onOpening: () => void }) {
  const format = useFormat();
  const navigate = useNavigate();
  const { id, unitDecimals } = product;
  const query = useQuery({
    queryKey: catalogKeys.balances(id),
    queryFn: () => invoke(Stock.ProductStock, { id }),
  });
  const more = mostDecimals(query.data?.balances.map((row) => row.unitCostMinorE4) ?? []);
  const columns = useMemo<readonly Column<api.StockBalance>[]>(
    () => [
      {
        key: 'path',
        title: t('catalog.location'),
        grow: 1,
        width: 160,
        strong: true,
        render: locationLabel,
      },
      {
        key: 'onHand',
        title: t('catalog.onHand'),
        align: 'right',
        width: 96,
        render: (row) => format.quantity(row.onHandMilli, undefined, unitDecimals),
      },
      {
        key: 'cost',
        title: t('catalog.averageCost'),
        align: 'right',
        width: 104,
        render: (row) => (row.unitCostMinorE4 ? format.unitPrice(row.unitCostMinorE4, more) : t('catalog.unknown')),
      },
      {
        key: 'value',
        title: t('catalog.value'),
        align: 'right',
        width: 104,
        render: (row) => format.minor(row.valueMinor),
      },
    ],
    [format, unitDecimals, more],
  );
  const open = (row: api.StockBalance) =>
    void navigate({
      to: '/products/$id',
      params: { id: String(id) },
      search: { location: String(row.locationId) },
    });
  return (
    <div className={classes.panel}>
      <DataTable
        id="product-locations"
        inline
        label={t('catalog.locations')}
        columns={columns}
        rows={query.data?.balances ?? []}
        rowKey={(row) => row.locationId}
        loading={query.isPending}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          <EmptyState
            sentence={t('catalog.nowhere')}
            detail={product.hasMovements ? undefined : t('catalog.nowhereDetail')}
            action={
              !product.hasMovements && (
                <Button variant="default" onClick={onOpening}>
                  {t('stock.opening')}…
                </Button>
              )
            }
          />
        }
        onOpen={open}
        totals={{
          onHand: format.quantity(product.onHandMilli, undefined, unitDecimals),
          value: format.minor(product.valueMinor),
        }}
      />
    </div>
  );
}
