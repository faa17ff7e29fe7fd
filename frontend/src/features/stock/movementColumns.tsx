import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Format, useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import type { Column } from '../../ui/DataTable';
import { Door } from '../../ui/Door';
import { StatusBadge } from '../../ui/StatusBadge';
import classes from './Stock.module.css';

type Row = api.MovementRow;

export function reasonWord(reason: string): string {
  return t(`stock.reason.${reason as 'damage'}`);
}

/** The columns of the ledger; `onDocument` has to stay the same function. */
export function useMovementColumns(onDocument: (row: Row) => void): readonly Column<Row>[] {
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'day',
        title: t('stock.day'),
        width: 92,
        text: (row) => t('stock.recordedAt', { when: format.instant(row.at) }),
        render: (row) => format.day(row.day),
      },
      {
        key: 'product',
        title: t('stock.product'),
        grow: 2,
        width: 152,
        strong: true,
        text: (row) => `${row.name} ${row.sku}`,
        render: (row) => (
          <Link to="/products/$id" params={{ id: String(row.productId) }}>
            {row.name}
          </Link>
        ),
      },
      {
        key: 'reason',
        title: t('ui.reason'),
        grow: 1,
        width: 152,
        text: (row) => [reasonWord(row.reason), row.note].filter(Boolean).join(' · '),
        render: (row) => <Why row={row} />,
      },
      {
        key: 'document',
        title: t('stock.document'),
        width: 84,
        render: (row) => (
          <Door inRow onClick={() => onDocument(row)}>
            {row.document}
          </Door>
        ),
      },
      { key: 'location', title: t('stock.location'), grow: 1, width: 92, render: (row) => row.location },
      ...figures(format),
      { key: 'user', title: t('stock.user'), width: 64, render: (row) => row.user },
    ],
    [format, onDocument],
  );
}

function figures(format: Format): Column<Row>[] {
  return [
    {
      key: 'quantity',
      title: t('stock.quantity'),
      align: 'right',
      width: 72,
      render: (row) => <Signed row={row} text={format.quantity(row.quantityMilli, undefined, row.unitDecimals)} />,
    },
    {
      key: 'value',
      title: t('stock.value'),
      align: 'right',
      width: 88,
      render: (row) => format.minor(row.valueMinor),
    },
    {
      key: 'balance',
      title: t('stock.balanceAfter'),
      align: 'right',
      width: 88,
      render: (row) => format.quantity(row.balanceAfterMilli, undefined, row.unitDecimals),
    },
  ];
}

function Signed({ row, text }: { row: Row; text: string }) {
  return <span className={row.reversedById ? 'quiet' : undefined}>{row.quantityMilli > 0 ? `+${text}` : text}</span>;
}

/** Why it moved, and whether it was taken back or takes something back. */
function Why({ row }: { row: Row }) {
  return (
    <span className={classes.why}>
      <span className={row.reversedById ? classes.struck : undefined}>{reasonWord(row.reason)}</span>
      {row.reversedById && <StatusBadge tone="none">{t('stock.reversed')}</StatusBadge>}
      {row.reversesId && <StatusBadge tone="waiting">{t('stock.reversal')}</StatusBadge>}
    </span>
  );
}
