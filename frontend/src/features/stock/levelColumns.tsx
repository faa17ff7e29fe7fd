import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import type { Column } from '../../ui/DataTable';
import { ProductStatus, STATUS_WORDS, statusWord } from '../catalog/status';

type Row = api.StockLevelRow;

/** The columns of stock levels; on hand opens the movements that make it. */
export function useLevelColumns(locationId: number | null): readonly Column<Row>[] {
  const format = useFormat();
  return useMemo(() => {
    const write = (milli: number, row: Row) => format.quantity(milli, undefined, row.unitDecimals);
    const quantity = (key: string, title: string, of: (row: Row) => number, width: number): Column<Row> => ({
      key,
      title,
      align: 'right',
      width,
      sortable: true,
      descFirst: true,
      render: (row) => write(of(row), row),
    });
    return [
      {
        key: 'name',
        title: t('stock.product'),
        grow: 1,
        width: 168,
        strong: true,
        sortable: true,
        render: (row) => row.name,
      },
      { key: 'sku', title: t('stock.sku'), width: 68, sortable: true, render: (row) => row.sku },
      {
        ...quantity('onHand', t('stock.onHand'), (row) => row.onHandMilli, 68),
        render: (row) => (
          <Link to="/stock" search={movementsOf(row.productId, locationId)} title={t('stock.showMovements')}>
            {write(row.onHandMilli, row)}
          </Link>
        ),
      },
      quantity('allocated', t('stock.allocated'), (row) => row.allocatedMilli, 68),
      quantity('available', t('stock.available'), (row) => row.availableMilli, 68),
      quantity('onOrder', t('stock.onOrder'), (row) => row.onOrderMilli, 68),
      quantity('projected', t('stock.projected'), (row) => row.projectedMilli, 68),
      quantity('reorderPoint', t('stock.reorderPoint'), (row) => row.reorderPointMilli, 88),
      {
        key: 'value',
        title: t('stock.value'),
        align: 'right',
        width: 84,
        sortable: true,
        descFirst: true,
        render: (row) => format.minor(row.valueMinor),
      },
      {
        key: 'status',
        title: t('stock.status'),
        width: 104,
        sortable: true,
        words: STATUS_WORDS,
        text: (row) => statusWord(row.status),
        render: (row) => <ProductStatus status={row.status} />,
      },
    ];
  }, [format, locationId]);
}

function movementsOf(productId: number, locationId: number | null) {
  return {
    tab: 'movements',
    product: String(productId),
    location: locationId === null ? undefined : String(locationId),
  };
}
