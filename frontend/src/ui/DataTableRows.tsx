import { Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode } from 'react';
import type { Sort } from '../app/useListState';
import { t } from '../i18n';
import classes from './DataTable.module.css';
import type { ColumnWidths } from './useColumnWidths';

export interface Column<Row> {
  key: string;
  title: string;
  /** What the column means, such as its formula: a tooltip of the heading. */
  help?: string;
  /** Right for numbers, which then stand in tabular figures and are never cut. */
  align?: 'left' | 'right';
  /** Pixels; the least width of a column that grows. */
  width?: number;
  /** Its share of the room that is left. */
  grow?: number;
  /** Sorted by this key in SQL. */
  sortable?: boolean;
  /** The first click sorts from the greatest down. */
  descFirst?: boolean;
  /** The column that names the row. */
  strong?: boolean;
  render: (row: Row) => ReactNode;
  /** The whole text, shown as a tooltip where the cell may be cut; taken from `render` when that is a text. */
  text?: (row: Row) => string;
}

function cellClass<Row>(column: Column<Row>): string {
  return [classes.cell, column.align === 'right' && `${classes.number} num`, column.strong && classes.strong]
    .filter(Boolean)
    .join(' ');
}

interface HeaderProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  widths: ColumnWidths;
}

export function HeaderRow<Row>({ columns, sort, onSort, widths }: HeaderProps<Row>) {
  return (
    <div role="rowgroup" className={classes.header}>
      <div role="row" aria-rowindex={1} className={classes.row}>
        {columns.map((column) => (
          <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} widths={widths} />
        ))}
      </div>
    </div>
  );
}

interface HeaderCellProps<Row> extends Omit<HeaderProps<Row>, 'columns'> {
  column: Column<Row>;
}

function HeaderCell<Row>({ column, sort, onSort, widths }: HeaderCellProps<Row>) {
  const sorted = sort?.key === column.key ? sort : undefined;
  const Arrow = sorted?.desc ? IconArrowDown : IconArrowUp;
  const next = { key: column.key, desc: sorted ? !sorted.desc : (column.descFirst ?? false) };
  const direction = sorted?.desc ? 'descending' : 'ascending';
  return (
    <div
      role="columnheader"
      className={cellClass({ ...column, strong: false })}
      aria-sort={sorted ? direction : undefined}
      aria-description={column.help}
      title={column.help ? undefined : column.title}
    >
      {column.sortable && onSort ? (
        <button type="button" className={classes.sort} tabIndex={-1} onClick={() => onSort(next)}>
          <Title column={column} />
          {sorted && <Arrow size={14} stroke={1.75} aria-hidden />}
        </button>
      ) : (
        <Title column={column} />
      )}
      <ResizeHandle column={column} widths={widths} />
    </div>
  );
}

function Title<Row>({ column: { title, help } }: { column: Column<Row> }) {
  if (!help) return <span className={classes.cut}>{title}</span>;
  return (
    <Tooltip label={help} multiline maw={320} px={10} py={6} position="bottom">
      <span className={`${classes.cut} ${classes.helped}`}>{title}</span>
    </Tooltip>
  );
}

function ResizeHandle<Row>({ column, widths }: { column: Column<Row>; widths: ColumnWidths }) {
  const header = (event: { currentTarget: HTMLElement }) => event.currentTarget.parentElement ?? event.currentTarget;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -8, ArrowRight: 8 }[event.key];
    if (by) widths.nudge(column.key, header(event), by);
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.resize}
      aria-label={t('ui.resizeColumn', { column: column.title })}
      onMouseDown={(event) => widths.startResize(column.key, header(event), event)}
      onTouchStart={(event) => widths.startResize(column.key, header(event), event)}
      onKeyDown={onKeyDown}
    />
  );
}

interface TableRowProps<Row> {
  id: string;
  row: Row;
  index: number;
  top: number;
  columns: readonly Column<Row>[];
  isCursor: boolean;
  isSelected: boolean;
  onPress: (index: number) => void;
  onOpen: ((row: Row) => void) | undefined;
}

function PlainRow<Row>({ id, row, index, top, columns, isCursor, isSelected, onPress, onOpen }: TableRowProps<Row>) {
  const onClick = (event: MouseEvent<HTMLElement>) => {
    onPress(index);
    const onControl = event.target instanceof Element && event.target.closest('a, button, input, label');
    const selecting = window.getSelection()?.type === 'Range';
    if (!onControl && !selecting) onOpen?.(row);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected || undefined}
      className={`${classes.row} ${classes.dataRow}`}
      data-cursor={isCursor || undefined}
      data-opens={onOpen ? true : undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      {columns.map((column) => {
        const content = column.render(row);
        const text = column.text?.(row) ?? (typeof content === 'string' ? content : undefined);
        return (
          <div key={column.key} role="gridcell" className={cellClass(column)} title={column.align ? undefined : text}>
            {content}
          </div>
        );
      })}
    </div>
  );
}

export const TableRow = memo(PlainRow) as typeof PlainRow;

interface TotalsProps<Row> {
  columns: readonly Column<Row>[];
  totals: Readonly<Record<string, ReactNode>>;
  rowCount: number | undefined;
}

export function TotalsRow<Row>({ columns, totals, rowCount }: TotalsProps<Row>) {
  return (
    <div role="rowgroup" className={classes.totals}>
      <div role="row" aria-rowindex={(rowCount ?? 0) + 2} className={classes.row}>
        {columns.map((column, at) => (
          <div key={column.key} role="gridcell" className={cellClass({ ...column, strong: false })}>
            {totals[column.key] ?? (at === 0 ? t('ui.total') : null)}
          </div>
        ))}
      </div>
    </div>
  );
}
