import { useCallbackRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useDensity } from '../app/Providers';
import { somethingIsOpen, useShortcuts } from '../app/shortcuts';
import type { Sort } from '../app/useListState';
import { t } from '../i18n';
import classes from './DataTable.module.css';
import { type Column, HeaderRow, TableRow, TotalsRow } from './DataTableRows';
import { FailedState } from './FailedState';
import { SelectAll, useRowChecks } from './RowChecks';
import { useDelayed } from './Skeletons';
import { useColumnWidths } from './useColumnWidths';
import { useNumberRoom } from './useNumberRoom';
import { usePrinting, usePrintWhole } from './usePrinting';
import { useRowCursor } from './useRowCursor';
import type { Selection } from './useSelection';

export type { Column } from './DataTableRows';

export interface DataTableProps<Row> {
  /** Remembers widths, cursor and place under this name: one per list. */
  id: string;
  /** What the list is, for those who do not see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** What the rows answer; another question begins at its first row. */
  question?: string;
  /** How many match in all, loaded or not. */
  total?: number;
  loading?: boolean;
  /** The rows still belong to the search before. */
  refreshing?: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** Shown when the search or filters match nothing; needs `narrowed`. */
  noneFound?: ReactNode;
  narrowed?: boolean;
  /** What the rows are sorted by, the most important first. */
  sort?: Sort | readonly Sort[];
  /** With Shift a column is added to those before it. */
  onSort?: (sort: Sort, add: boolean) => void;
  /** Lets headings be moved: puts a column before another. */
  onMoveColumn?: (key: string, before: string) => void;
  /** Rows can be selected; their keys are then numbers. */
  selection?: Selection;
  /** Beneath the rows, when there is something to say or to do. */
  bar?: ReactNode;
  /** Called when the end of the loaded rows comes near. */
  onLoadMore?: () => void;
  onOpen?: (row: Row) => void;
  /** The row shown beside or beneath, when there is one. */
  selectedKey?: string | number;
  /** Sums by column key, in a footer that stays in sight. */
  totals?: Readonly<Record<string, ReactNode>>;
  /** The sums are still to come: their place is kept. */
  summing?: boolean;
  /** Takes the focus when the page opens, so that the arrows work at once. */
  autoFocus?: boolean;
  /** As high as its rows, for a table within a page. */
  inline?: boolean;
}

const ROW_HEIGHT = { compact: 28, normal: 36, comfortable: 44 } as const;
const NO_ORDER: readonly Sort[] = [];
const TO_COME: Readonly<Record<string, ReactNode>> = {};
const EDGE = 32;
/** Rows ahead of those that are drawn: what a hurried wheel passes while more are read. Of the few that are read first, two fifths. */
const LOAD_AHEAD = 60;
const OVERSCAN = 4;
const SKELETON_ROWS = 12;

/** The list of the application: any number of rows, the keyboard, sums in sight. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, total, onOpen, onLoadMore, autoFocus = !props.inline } = props;
  const totals = props.totals ?? (props.summing ? TO_COME : undefined);
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [density] = useDensity();
  const room = useNumberRoom(columns, rows, totals);
  const openRow = useCallbackRef(onOpen);
  const sortBy = useCallbackRef(props.onSort);
  const widths = useColumnWidths(props.id, columns, room, props.selection !== undefined);
  const { sort, onMoveColumn } = props;
  const order = useMemo(() => (sort ? [sort].flat() : NO_ORDER), [sort]);
  const moveColumn = useCallbackRef(onMoveColumn);
  const rowHeight = ROW_HEIGHT[density];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: EDGE,
    scrollPaddingStart: EDGE,
    scrollPaddingEnd: totals ? EDGE : 0,
    overscan: usePrinting() ? rows.length : OVERSCAN,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again only when the density changes
  useEffect(() => virtual.measure(), [rowHeight]);
  const summing = props.loading || props.refreshing || props.summing;
  usePrintWhole({ loaded: rows.length, total, summing, onLoadMore }, !props.inline);
  const cursor = useRowCursor(props, virtual, scroller);
  const open = useOpener(props);
  useLoadAhead(virtual.getVirtualItems().at(-1)?.index, rows.length, onLoadMore);
  useFirstFocus(scroller, autoFocus && rows.length > 0);
  const checks = useRowChecks(props, cursor.at);
  useShortcuts([
    ...checks.shortcuts,
    { keys: 'ArrowDown', label: t('keys.move'), run: () => scroller.current?.focus() },
    ...(onOpen ? [{ keys: 'Enter', label: t('keys.open'), run: () => open(cursor.at) }] : []),
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || somethingIsOpen()) return;
    if (event.key === 'Enter' && onOpen && !event.ctrlKey) {
      event.preventDefault();
      open(cursor.at);
    } else if (!checks.onKeyDown(event)) cursor.onKeyDown(event);
  };
  const state = useTableState(props);
  const stale = useDelayed(props.refreshing ?? false);
  return (
    <div className={classes.frame} data-inline={props.inline || undefined}>
      <div
        ref={scroller}
        className={classes.scroller}
        style={widths.style}
        role="grid"
        aria-label={props.label}
        aria-rowcount={total === undefined || total < 0 ? -1 : total + 1}
        aria-colcount={columns.length + (props.selection ? 1 : 0)}
        aria-multiselectable={props.selection ? true : undefined}
        aria-busy={props.loading || props.refreshing || undefined}
        aria-activedescendant={rows.length > 0 ? `${gridId}-${cursor.at}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <HeaderRow
          columns={columns}
          order={order}
          onSort={props.onSort && sortBy}
          widths={widths.handles}
          onMove={onMoveColumn && moveColumn}
          selectAll={props.selection && <SelectAll selection={props.selection} total={total} />}
        />
        {state && <StateRow columns={columns.length + (props.selection ? 1 : 0)}>{state}</StateRow>}
        {!state && (
          <div
            role="rowgroup"
            className={classes.body}
            data-refreshing={stale || undefined}
            style={{ height: virtual.getTotalSize() }}
          >
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const key = rowKey(row);
              return (
                <TableRow
                  // By its place: what a search finds is written into the rows that are there.
                  key={item.index}
                  id={`${gridId}-${item.index}`}
                  row={row}
                  index={item.index}
                  top={item.start - EDGE}
                  columns={columns}
                  isCursor={item.index === cursor.at}
                  isSelected={key === props.selectedKey}
                  onPress={cursor.set}
                  onOpen={onOpen && openRow}
                  isChecked={props.selection?.has(Number(key))}
                  onCheck={checks.check}
                  name={props.selection ? nameOf(columns, row) : ''}
                />
              );
            })}
          </div>
        )}
        {totals && rows.length > 0 && !state && (
          <TotalsRow columns={columns} totals={totals} rowCount={total} checks={props.selection !== undefined} />
        )}
      </div>
      {props.bar}
      {total !== undefined && total > rows.length && !state && (
        <p className={classes.printed}>{t('ui.printedSome', { rows: rows.length, total })}</p>
      )}
    </div>
  );
}

/** Opens a row by its place. While the rows are still those of the search before, it is the first of those to come. */
function useOpener<Row>({ rows, question, refreshing, onOpen }: DataTableProps<Row>): (at: number) => void {
  const [waiting, setWaiting] = useState<string>();
  useEffect(() => {
    if (waiting === undefined || refreshing) return;
    setWaiting(undefined);
    const [row] = rows;
    if (waiting === question && row !== undefined) onOpen?.(row);
  }, [waiting, question, refreshing, rows, onOpen]);
  return (at) => {
    const row = rows[at];
    if (refreshing) setWaiting(question);
    else if (row !== undefined) onOpen?.(row);
  };
}

/** What names a row: the text of its first column. */
function nameOf<Row>(columns: readonly Column<Row>[], row: Row): string {
  const column = columns.find((each) => each.strong) ?? columns[0];
  const content = column?.text?.(row) ?? column?.render(row);
  return typeof content === 'string' ? content : '';
}

/** What stands in place of rows is one row with one cell: a grid may hold nothing else. */
function StateRow({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="gridcell" aria-colspan={columns}>
          {children}
        </div>
      </div>
    </div>
  );
}

/** What stands in place of rows, if anything. */
function useTableState<Row>(props: DataTableProps<Row>): ReactNode {
  const slow = useDelayed(props.loading ?? false);
  if (props.error) return <FailedState error={props.error} onRetry={props.onRetry} />;
  if (props.loading && props.rows.length === 0) {
    return slow ? <SkeletonRows columns={props.columns.length} /> : <div className={classes.waiting} />;
  }
  if (props.rows.length > 0) return null;
  return props.narrowed && props.noneFound ? props.noneFound : props.empty;
}

function SkeletonRows({ columns }: { columns: number }) {
  return (
    <div role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: SKELETON_ROWS }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <div key={line} className={classes.skeleton} aria-hidden="true">
          {Array.from({ length: columns }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
            <span key={at} />
          ))}
        </div>
      ))}
    </div>
  );
}

function useLoadAhead(last: number | undefined, loaded: number, onLoadMore: (() => void) | undefined) {
  const near = last !== undefined && last >= loaded - Math.min(LOAD_AHEAD, 0.4 * loaded);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once for every number of loaded rows, not for every new function
  useEffect(() => {
    if (near) onLoadMore?.();
  }, [near, loaded]);
}

/** Takes the focus once rows are there, but never from a field one types in. */
function useFirstFocus(scroller: React.RefObject<HTMLDivElement | null>, wanted: boolean) {
  const done = useRef(false);
  useEffect(() => {
    if (!wanted || done.current) return;
    done.current = true;
    const active = document.activeElement;
    const free = !active?.matches('input, textarea, [role="dialog"] *');
    if (free) scroller.current?.focus({ preventScroll: true });
  }, [wanted, scroller]);
}
