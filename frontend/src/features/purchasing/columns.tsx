import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import type { Column } from '../../ui/DataTable';
import { DueDayCell, Progress } from '../orders/OrderParts';
import { PurchaseStateBadge, purchaseStates, purchaseStateWord } from './states';

type Row = api.PurchaseOrderRow;

const STATE_WORDS = Object.fromEntries(purchaseStates.map((state) => [state, purchaseStateWord(state)]));
const NONE: ReadonlySet<string> = new Set();

/** The columns of every list of purchase orders. */
export function usePurchaseColumns(hidden: ReadonlySet<string> = NONE): readonly Column<Row>[] {
  const format = useFormat();
  return useMemo(() => {
    const all: readonly Column<Row>[] = [
      {
        key: 'number',
        title: t('purchasing.number'),
        width: 84,
        strong: true,
        sortable: true,
        render: (row) => row.number,
      },
      {
        key: 'supplier',
        title: t('purchasing.supplier'),
        width: 140,
        grow: 2,
        sortable: true,
        render: (row) => row.supplier,
      },
      { key: 'reference', title: t('orders.reference'), width: 80, grow: 1, render: (row) => row.reference },
      {
        key: 'orderDay',
        title: t('orders.orderDay'),
        width: 96,
        sortable: true,
        descFirst: true,
        render: (row) => format.day(row.orderDay),
      },
      {
        key: 'promised',
        title: t('purchasing.promised'),
        width: 140,
        sortable: true,
        render: (row) => <DueDayCell day={row.promisedDay} late={row.late} />,
        text: (row) => format.day(row.promisedDay),
      },
      {
        key: 'state',
        title: t('orders.state'),
        width: 140,
        sortable: true,
        words: STATE_WORDS,
        render: (row) => <PurchaseStateBadge state={row.state} />,
      },
      {
        key: 'received',
        title: t('purchasing.received'),
        align: 'right',
        width: 92,
        render: (row) => <Progress percent={row.receivedPercent} />,
      },
      {
        key: 'net',
        title: t('orders.net'),
        align: 'right',
        width: 84,
        sortable: true,
        descFirst: true,
        render: (row) => format.minor(row.netMinor),
      },
    ];
    return all.filter((column) => !hidden.has(column.key));
  }, [format, hidden]);
}
