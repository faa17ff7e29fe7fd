import type { ReactNode } from 'react';
import type { Format } from '../../app/format';
import type { api } from '../../backend';
import { moreDecimals } from '../../lib/money';
import type { Column } from '../../ui/DataTable';
import { ProductStatus, statusWord } from '../catalog/status';
import { reasonWord } from '../stock/movementColumns';
import { periodWord } from './period';
import classes from './Reports.module.css';
import type { Row } from './rows';

/** Pixels of a column by its kind; texts grow by what they say, numbers take what they need. */
const WIDTHS: Readonly<Record<string, number>> = {
  integer: 56,
  quantity: 56,
  money: 80,
  unit_cost: 72,
  percent: 64,
  date: 92,
  instant: 148,
  status: 104,
  reason: 112,
};
const TEXT_WIDTHS: Readonly<Record<string, number>> = {
  sku: 76,
  unit: 40,
  user: 48,
  document: 80,
  location: 80,
  category: 80,
  supplier: 76,
  note: 72,
  period: 112,
};
const GROWS: Readonly<Record<string, number>> = { name: 3, supplier: 2, category: 2, note: 2, location: 1, period: 1 };
const TEXT_WIDTH = 88;
const NAME_WIDTH = 136;
/** A heading of a number is shown whole up to this width. */
const HEADING_WIDTH = 112;
const LETTER_WIDTH = 6.5;
/** Hundredths of a per cent to millionths of the whole. */
const PPM_OF_HUNDREDTH = 100;
const PERCENT_DECIMALS = 2;
/** Stands for what is not known. */
export const UNKNOWN = '–';

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'quantity', 'money', 'unit_cost', 'percent']);

/** A cell as the reader sees it; unit costs have `more` decimals than amounts. */
export function cellText(column: api.ReportColumn, cell: api.ReportCell | undefined, format: Format, more = 0): string {
  if (!cell) return '';
  if (!NUMERIC.has(column.kind)) return textOf(column, cell.text, format);
  if (cell.number === null || cell.number === undefined) return UNKNOWN;
  return numberText(column.kind, cell.number, format, more);
}

function numberText(kind: string, value: number, format: Format, more: number): string {
  switch (kind) {
    case 'money':
      return format.minor(value);
    case 'unit_cost':
      return format.unitPrice(value, more);
    case 'percent':
      return format.percent(value * PPM_OF_HUNDREDTH, PERCENT_DECIMALS);
    case 'integer':
      return format.quantity(value * 1000);
    default:
      return format.quantity(value);
  }
}

function textOf(column: api.ReportColumn, text: string, format: Format): string {
  if (!text) return '';
  switch (column.kind) {
    case 'status':
      return statusWord(text);
    case 'reason':
      return reasonWord(text);
    case 'date':
      return format.day(text);
    case 'instant':
      return format.instant(text);
    default:
      return column.key === 'period' ? periodWord(text, format.locale) : text;
  }
}

/** The figure by which the rows of a report are compared with a bar. */
const COMPARED: ReadonlySet<string> = new Set(['net', 'ordered']);

/** What the columns of a report depend on in its rows. */
export interface Scale {
  /** The greatest figure of the compared column, 0 for no bars. */
  most: number;
  /** How many more decimals than an amount its unit costs have, so that they stand beneath each other. */
  more: number;
}

/** The columns of a report. */
export function reportColumns(report: api.ReportInfo, format: Format, { most, more }: Scale): readonly Column<Row>[] {
  return report.columns.map((column, at): Column<Row> => {
    const { key, title, kind, help } = column;
    const numeric = NUMERIC.has(kind);
    const text = (row: Row) => cellText(column, row.cells[at], format, more);
    const compared = COMPARED.has(key) && most > 0;
    return {
      key,
      title,
      help: help || undefined,
      align: numeric ? 'right' : undefined,
      width: widthOf(column),
      grow: kind === 'text' ? GROWS[key] : undefined,
      strong: key === 'name' || key === 'period',
      text,
      render: (row): ReactNode => {
        const cell = row.cells[at];
        if (kind === 'status' && cell?.text) return <ProductStatus status={cell.text} />;
        if (!compared) return text(row);
        return (
          <span className={classes.compared}>
            {text(row)}
            <span
              className={classes.share}
              aria-hidden
              style={{ width: `${(Math.max(0, cell?.number ?? 0) / most) * 100}%` }}
            />
          </span>
        );
      },
    };
  });
}

function widthOf({ key, kind, title }: api.ReportColumn): number {
  const width = WIDTHS[kind] ?? TEXT_WIDTHS[key] ?? (key === 'name' ? NAME_WIDTH : TEXT_WIDTH);
  return NUMERIC.has(kind) ? Math.max(width, Math.min(HEADING_WIDTH, title.length * LETTER_WIDTH)) : width;
}

/** The scale of the rows that are there. */
export function scaleOf(report: api.ReportInfo, rows: readonly Row[]): Scale {
  const compared = report.columns.findIndex((column) => COMPARED.has(column.key));
  const cost = report.columns.findIndex((column) => column.kind === 'unit_cost');
  const bars = compared >= 0 && report.columns[0]?.key !== 'period';
  let [most, more] = [0, 0];
  for (const { cells } of rows) {
    if (bars) most = Math.max(most, cells[compared]?.number ?? 0);
    if (cost >= 0) more = Math.max(more, moreDecimals(cells[cost]?.number ?? 0));
  }
  return { most, more };
}
