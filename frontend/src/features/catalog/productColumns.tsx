import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { mostDecimals } from '../../lib/money';
import type { Column } from '../../ui/DataTable';
import { ProductStatus, STATUS_WORDS, statusWord } from './status';

type Row = api.ProductRow;

const NO_ROWS: readonly Row[] = [];

/** The columns of the list of products; every one is sorted in SQL. Of the rows there are, average costs take their decimals. */
export function useProductColumns(rows = NO_ROWS): readonly Column<Row>[] {
  const format = useFormat();
  const more = useMemo(() => mostDecimals(rows.map((row) => row.unitCostMinorE4)), [rows]);
  return useMemo(() => {
    const quantity = (key: string, title: string, of: (row: Row) => number, width: number): Column<Row> => ({
      key,
      title,
      align: 'right',
      width,
      sortable: true,
      descFirst: true,
      render: (row) => format.quantity(of(row), undefined, row.unitDecimals),
    });
    return [
      {
        key: 'name',
        title: t('catalog.name'),
        grow: 4,
        width: 204,
        strong: true,
        sortable: true,
        render: (r) => r.name,
      },
      { key: 'sku', title: t('catalog.sku'), width: 68, sortable: true, render: (row) => row.sku },
      { key: 'category', title: t('catalog.category'), grow: 2, width: 72, sortable: true, render: (r) => r.category },
      { key: 'supplier', title: t('catalog.supplier'), grow: 3, width: 76, sortable: true, render: (r) => r.supplier },
      { key: 'unit', title: t('catalog.unit'), width: 56, extra: true, render: (row) => row.unit },
      {
        key: 'price',
        title: t('catalog.price'),
        align: 'right',
        width: 56,
        sortable: true,
        descFirst: true,
        render: (row) => format.unitPrice(row.priceMinorE4),
      },
      quantity('onHand', t('catalog.onHand'), (row) => row.onHandMilli, 64),
      { ...quantity('allocated', t('catalog.allocated'), (row) => row.allocatedMilli, 68), extra: true },
      quantity('available', t('catalog.available'), (row) => row.availableMilli, 64),
      quantity('onOrder', t('catalog.onOrder'), (row) => row.onOrderMilli, 60),
      { ...quantity('projected', t('catalog.projected'), (row) => row.projectedMilli, 68), extra: true },
      { ...quantity('reorderPoint', t('catalog.reorderPoint'), (row) => row.reorderPointMilli, 88), extra: true },
      {
        key: 'cost',
        title: t('catalog.averageCost'),
        align: 'right',
        width: 84,
        extra: true,
        render: (row) => (typeof row.unitCostMinorE4 === 'number' ? format.unitPrice(row.unitCostMinorE4, more) : ''),
      },
      {
        key: 'value',
        title: t('catalog.value'),
        align: 'right',
        width: 80,
        sortable: true,
        descFirst: true,
        render: (row) => format.minor(row.valueMinor),
      },
      {
        key: 'status',
        title: t('catalog.statusTitle'),
        width: 104,
        sortable: true,
        words: STATUS_WORDS,
        text: (row) => statusWord(row.status),
        render: (row) => <ProductStatus status={row.status} />,
      },
      {
        key: 'updated',
        title: t('catalog.updated'),
        width: 140,
        sortable: true,
        descFirst: true,
        extra: true,
        render: (row) => format.instant(row.updatedAt),
      },
    ];
  }, [format, more]);
}
