import { Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, type MouseEvent, memo, type ReactNode } from 'react';
import type { Sort } from '../app/useListState';
import { t } from '../i18n';
import classes from './DataTable.module.css';
import { Tick } from './Tick';
import type { WidthHandles } from './useColumnWidths';

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
  /** The column that names the row: always shown. */
  strong?: boolean;
  /** Hidden until it is chosen. */
  extra?: boolean;
  /** How files write its values: states in words. */
  words?: Readonly<Record<string, string>>;
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
  order: readonly Sort[];
  onSort: ((sort: Sort, add: boolean) => void) | undefined;
  widths: WidthHandles;
  /** Puts a column before another; without it the order is as declared. */
  onMove: ((key: string, before: string) => void) | undefined;
  /** The checkbox of all rows, where rows can be selected. */
  selectAll: ReactNode;
}

export function HeaderRow<Row>({ columns, selectAll, ...rest }: HeaderProps<Row>) {
  return (
    <div role="rowgroup" className={classes.header}>
      <div role="row" aria-rowindex={1} className={classes.row}>
        {selectAll && (
          <div role="columnheader" className={classes.check}>
            {selectAll}
          </div>
        )}
        {columns.map((column) => (
          <HeaderCell key={column.key} column={column} {...rest} />
        ))}
      </div>
    </div>
  );
}

interface HeaderCellProps<Row> extends Omit<HeaderProps<Row>, 'columns' | 'selectAll'> {
  column: Column<Row>;
}

const DRAGGED = 'application/x-stockroom-column';

/** Makes a heading movable to another one's place. */
function useHeadingDrag(key: string, onMove: HeaderProps<unknown>['onMove']) {
  if (!onMove) return { drag: {}, drop: {} };
  return {
    drag: {
      draggable: true,
      onDragStart: (event: DragEvent) => event.dataTransfer.setData(DRAGGED, key),
    },
    drop: {
      onDragOver: (event: DragEvent) => {
        if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        const moved = event.dataTransfer.getData(DRAGGED);
        if (moved) onMove(moved, key);
      },
    },
  };
}

function PlainHeaderCell<Row>({ column, order, onSort, widths, onMove }: HeaderCellProps<Row>) {
  const at = order.findIndex((each) => each.key === column.key);
  const sorted = order[at];
  const Arrow = sorted?.desc ? IconArrowDown : IconArrowUp;
  const next = { key: column.key, desc: sorted ? !sorted.desc : (column.descFirst ?? false) };
  const direction = sorted?.desc ? 'descending' : 'ascending';
  const { drag, drop } = useHeadingDrag(column.key, onMove);
  return (
    <div
      role="columnheader"
      className={cellClass({ ...column, strong: false })}
      aria-sort={sorted ? direction : undefined}
      aria-description={column.help}
      title={column.help ? undefined : column.title}
      {...drop}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={classes.sort}
          tabIndex={-1}
          onClick={(event) => onSort(next, event.shiftKey)}
          {...drag}
        >
          <Title column={column} />
          {sorted && (
            <span className={classes.arrow} data-place={order.length > 1 ? at + 1 : undefined}>
              <Arrow size={14} stroke={1.75} aria-hidden />
            </span>
          )}
        </button>
      ) : (
        <span className={classes.cut} {...drag}>
          <Title column={column} />
        </span>
      )}
      <ResizeHandle column={column} widths={widths} />
    </div>
  );
}

const HeaderCell = memo(PlainHeaderCell) as typeof PlainHeaderCell;

function Title<Row>({ column: { title, help } }: { column: Column<Row> }) {
  if (!help) return <span className={classes.cut}>{title}</span>;
  return (
    <Tooltip label={help} multiline maw={320} px={10} py={6} position="bottom">
      <span className={`${classes.cut} ${classes.helped}`}>{title}</span>
    </Tooltip>
  );
}

function ResizeHandle<Row>({ column, widths }: { column: Column<Row>; widths: WidthHandles }) {
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
  /** Whether it is selected; undefined where rows cannot be. */
  isChecked: boolean | undefined;
  /** Selects the row or takes it away; with `range` all rows since the last one. */
  onCheck: (index: number, range: boolean) => void;
  /** What names the row, for its checkbox. */
  name: string;
}

function PlainRow<Row>(props: TableRowProps<Row>) {
  const { id, row, index, top, columns, isCursor, isSelected, onPress, onOpen, isChecked, onCheck } = props;
  const onClick = (event: MouseEvent<HTMLElement>) => {
    onPress(index);
    if (isChecked !== undefined && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      window.getSelection()?.removeAllRanges();
      onCheck(index, event.shiftKey);
      return;
    }
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
      aria-selected={isChecked ?? (isSelected || undefined)}
      className={`${classes.row} ${classes.dataRow}`}
      data-cursor={isCursor || undefined}
      data-opens={onOpen ? true : undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      {isChecked !== undefined && (
        <RowCheck name={props.name} index={index} checked={isChecked} onPress={onPress} onCheck={onCheck} />
      )}
      {columns.map((column) => {
        const content = column.render(row);
        const text = column.text?.(row) ?? (typeof content === 'string' ? content : undefined);
        return (
          <div
            key={column.key}
            role="gridcell"
            className={cellClass(column)}
            // Numbers are never cut and need no tooltip, but WebKit names a cell by nothing else.
            {...{ [column.align ? 'aria-label' : 'title']: text || undefined }}
          >
            {content}
          </div>
        );
      })}
    </div>
  );
}

interface CheckProps extends Pick<TableRowProps<unknown>, 'name' | 'index' | 'onPress' | 'onCheck'> {
  checked: boolean;
}

/** The checkbox of a row. */
const RowCheck = memo(({ name, index, checked, onPress, onCheck }: CheckProps) => (
  <div role="gridcell" className={classes.check}>
    <Tick
      tabIndex={-1}
      aria-label={t('ui.selectRow', { name })}
      checked={checked}
      onChange={() => {}}
      onClick={(event) => {
        event.stopPropagation();
        onPress(index);
        onCheck(index, event.shiftKey);
      }}
    />
  </div>
));

export const TableRow = memo(PlainRow) as typeof PlainRow;

interface TotalsProps<Row> {
  columns: readonly Column<Row>[];
  totals: Readonly<Record<string, ReactNode>>;
  rowCount: number | undefined;
  /** Whether rows begin with a checkbox. */
  checks: boolean;
}

export function TotalsRow<Row>({ columns, totals, rowCount, checks }: TotalsProps<Row>) {
  return (
    <div role="rowgroup" className={classes.totals}>
      <div role="row" aria-rowindex={(rowCount ?? 0) + 2} className={classes.row}>
        {checks && <div role="gridcell" className={classes.check} />}
        {columns.map((column, at) => (
          <div key={column.key} role="gridcell" className={cellClass({ ...column, strong: false })}>
            {totals[column.key] ?? (at === 0 ? t('ui.total') : null)}
          </div>
        ))}
      </div>
    </div>
  );
}
