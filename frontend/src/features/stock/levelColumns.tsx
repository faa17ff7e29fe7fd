import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import type { Column } from '../../ui/DataTable';
import { RowDoor } from '../../ui/Door';
import { ProductStatus, STATUS_WORDS, statusWord } from '../catalog/status';

type Row = api.StockLevelRow;

/** The columns of stock levels; what makes a number is a click away: movements, or open orders. */
export function useLevelColumns(locationId: number | null): readonly Column<Row>[] {
  const format = useFormat();
  return useMemo(() => {
    const quantity = (key: string, title: string, of: (row: Row) => number, width = 68) =>
      figure(key, title, width, (row) => format.quantity(of(row), undefined, row.unitDecimals));
    const movements = (row: Row) => movementsOf(row.productId, locationId);
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
      door(
        quantity('onHand', t('stock.onHand'), (row) => row.onHandMilli),
        t('stock.showMovements'),
        movements,
      ),
      door(
        quantity('allocated', t('stock.allocated'), (row) => row.allocatedMilli),
        t('stock.showOrders'),
        (row) => row.allocatedMilli !== 0 && ordersOf(row.productId),
      ),
      quantity('available', t('stock.available'), (row) => row.availableMilli),
      door(
        quantity('onOrder', t('stock.onOrder'), (row) => row.onOrderMilli),
        t('stock.showOrders'),
        (row) => row.onOrderMilli !== 0 && ordersOf(row.productId),
      ),
      quantity('projected', t('stock.projected'), (row) => row.projectedMilli),
      quantity('reorderPoint', t('stock.reorderPoint'), (row) => row.reorderPointMilli, 88),
      door(
        figure('value', t('stock.value'), 84, (row) => format.minor(row.valueMinor)),
        t('stock.showMovements'),
        movements,
      ),
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

interface FigureColumn extends Column<Row> {
  text: (row: Row) => string;
}

function figure(key: string, title: string, width: number, text: (row: Row) => string): FigureColumn {
  return { key, title, align: 'right', width, sortable: true, descFirst: true, text, render: text };
}

/** A figure as a door to an address, where there is something behind it. */
function door(column: FigureColumn, title: string, to: (row: Row) => string | false): FigureColumn {
  return {
    ...column,
    render: (row) => {
      const address = to(row);
      const text = column.text(row);
      return address ? (
        <RowDoor to={address} title={title}>
          {text}
        </RowDoor>
      ) : (
        text
      );
    },
  };
}

function movementsOf(productId: number, locationId: number | null): string {
  const place = locationId === null ? '' : `&location=${locationId}`;
  return `/stock?tab=movements&product=${productId}${place}`;
}

/** The open lines behind allocated and on order, which are those of all locations. */
function ordersOf(productId: number): string {
  return `/products/${productId}?tab=orders`;
}
