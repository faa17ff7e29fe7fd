import type { ReactNode } from 'react';
import type { Format } from '../../app/format';
import type { api } from '../../backend';
import type { Column } from '../../ui/DataTable';
import { ProductStatus, statusWord } from '../catalog/status';
import { reasonWord } from '../stock/movementColumns';
import { periodWord } from './period';
import classes from './Reports.module.css';
import type { Row } from './rows';

/** Pixels of a column by its kind; texts grow by what they say. */
const WIDTHS: Readonly<Record<string, number>> = {
  integer: 56,
  quantity: 60,
  money: 92,
  unit_cost: 72,
  percent: 64,
  date: 96,
  instant: 148,
  status: 112,
  reason: 112,
};
const TEXT_WIDTHS: Readonly<Record<string, number>> = { sku: 76, unit: 40, user: 56, document: 80, period: 112 };
const GROWS: Readonly<Record<string, number>> = { name: 3, supplier: 2, category: 2, note: 2, location: 1, period: 1 };
const TEXT_WIDTH = 96;
const NAME_WIDTH = 152;
/** A heading of a number is shown whole up to this width. */
const HEADING_WIDTH = 112;
const LETTER_WIDTH = 7;
/** Hundredths of a per cent to millionths of the whole. */
const PPM_OF_HUNDREDTH = 100;
/** Stands for what is not known. */
export const UNKNOWN = '–';

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'quantity', 'money', 'unit_cost', 'percent']);

/** A cell as the reader sees it. */
export function cellText(column: api.ReportColumn, cell: api.ReportCell | undefined, format: Format): string {
  if (!cell) return '';
  if (!NUMERIC.has(column.kind)) return textOf(column, cell.text, format);
  if (cell.number === null || cell.number === undefined) return UNKNOWN;
  return numberText(column.kind, cell.number, format);
}

function numberText(kind: string, value: number, format: Format): string {
  switch (kind) {
    case 'money':
      return format.minor(value);
    case 'unit_cost':
      return format.unitPrice(value);
    case 'percent':
      return format.percent(value * PPM_OF_HUNDREDTH);
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

/** The columns of a report; `most` is the greatest figure of the compared column, 0 for no bars. */
export function reportColumns(report: api.ReportInfo, format: Format, most: number): readonly Column<Row>[] {
  return report.columns.map((column, at): Column<Row> => {
    const { key, title, kind, help } = column;
    const numeric = NUMERIC.has(kind);
    const text = (row: Row) => cellText(column, row.cells[at], format);
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
          <>
            {text(row)}
            <span
              className={classes.share}
              aria-hidden
              style={{ width: `${(Math.max(0, cell?.number ?? 0) / most) * 100}%` }}
            />
          </>
        );
      },
    };
  });
}

function widthOf({ key, kind, title }: api.ReportColumn): number {
  const width = WIDTHS[kind] ?? TEXT_WIDTHS[key] ?? (key === 'name' ? NAME_WIDTH : TEXT_WIDTH);
  return NUMERIC.has(kind) ? Math.max(width, Math.min(HEADING_WIDTH, title.length * LETTER_WIDTH)) : width;
}

/** The greatest figure of the compared column among the rows. */
export function mostOf(report: api.ReportInfo, rows: readonly Row[]): number {
  const at = report.columns.findIndex((column) => COMPARED.has(column.key));
  if (at < 0 || report.columns[0]?.key === 'period') return 0;
  return rows.reduce((most, row) => Math.max(most, row.cells[at]?.number ?? 0), 0);
}
