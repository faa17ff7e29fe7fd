import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import type { Column } from '../../ui/DataTable';
import { DueDayCell } from '../orders/OrderParts';
import { SalesStateBadge, SupplyBadge, salesStates, salesStateWord } from './states';

type Row = api.SalesOrderRow;

const STATE_WORDS = Object.fromEntries(salesStates.map((state) => [state, salesStateWord(state)]));
const NONE: ReadonlySet<string> = new Set();

/** The columns of every list of sales orders. */
export function useSalesColumns(hidden: ReadonlySet<string> = NONE): readonly Column<Row>[] {
  const format = useFormat();
  return useMemo(() => {
    const all: readonly Column<Row>[] = [
      {
        key: 'number',
        title: t('sales.number'),
        width: 80,
        strong: true,
        sortable: true,
        render: (row) => row.number,
      },
      {
        key: 'customer',
        title: t('sales.customer'),
        width: 124,
        grow: 2,
        sortable: true,
        render: (row) => row.customer,
      },
      { key: 'reference', title: t('orders.reference'), width: 56, grow: 1, render: (row) => row.reference },
      {
        key: 'orderDay',
        title: t('orders.orderDay'),
        width: 92,
        sortable: true,
        descFirst: true,
        render: (row) => format.day(row.orderDay),
      },
      {
        key: 'required',
        title: t('sales.required'),
        width: 128,
        sortable: true,
        render: (row) => <DueDayCell day={row.requiredDay} late={row.late} />,
        text: (row) => format.day(row.requiredDay),
      },
      {
        key: 'state',
        title: t('orders.state'),
        width: 128,
        sortable: true,
        words: STATE_WORDS,
        render: (row) => <SalesStateBadge state={row.state} />,
      },
      {
        key: 'supply',
        title: t('sales.supply'),
        width: 100,
        words: { partly_short: t('sales.partlyShort'), short: t('sales.short'), ready: t('sales.ready') },
        render: (row) => <SupplyBadge ready={row.ready} short={row.short} />,
      },
      {
        key: 'shipped',
        title: t('sales.shipped'),
        align: 'right',
        width: 60,
        render: (row) => t('orders.percent', { percent: row.shippedPercent }),
      },
      {
        key: 'net',
        title: t('orders.net'),
        align: 'right',
        width: 80,
        sortable: true,
        descFirst: true,
        render: (row) => format.minor(row.netMinor),
      },
    ];
    return all.filter((column) => !hidden.has(column.key));
  }, [format, hidden]);
}
