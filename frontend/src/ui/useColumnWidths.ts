import { useCallbackRef } from '@mantine/hooks';
import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { type CSSProperties, useEffect, useMemo } from 'react';
import { readPreference, writePreference } from '../lib/preference';
import type { Column } from './DataTableRows';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
const NO_ROWS: never[] = [];
const LEAST = 56;
const USUAL = 120;
/** The column-gap of DataTable.module.css. */
const GAP = 16;
/** The column of checkboxes. */
const CHECK = 16;
/** The pixels beyond which a name gains nothing: of what a wide window has left every column then gets its part. */
const ENOUGH = 480;

export interface ColumnWidths {
  /** The widths as a grid template in `--columns`, and their least sum in `--least`. */
  style: CSSProperties;
  /** What changes them: always the same. */
  handles: WidthHandles;
}

export interface WidthHandles {
  /** Starts a drag at the right edge of a column's header. */
  startResize: (key: string, header: HTMLElement, event: unknown) => void;
  /** Makes a column wider or narrower by so many pixels. */
  nudge: (key: string, header: HTMLElement, by: number) => void;
}

function stored(id: string): Record<string, number> {
  try {
    const parsed: unknown = JSON.parse(readPreference(`widths.${id}`, '{}'));
    const entries = Object.entries(parsed ?? {});
    return Object.fromEntries(entries.filter(([, width]) => typeof width === 'number' && width >= LEAST));
  } catch {
    return {};
  }
}

/** The pixels that the numbers of a column take at least, by its key. */
type Room = Readonly<Record<string, number>>;

/** Widths of columns: as declared until one is dragged, then remembered under the list's name; numbers keep their room. */
export function useColumnWidths<Row>(
  id: string,
  columns: readonly Column<Row>[],
  room: Room,
  checks = false,
): ColumnWidths {
  const definitions = useMemo(
    () => columns.map((column) => ({ id: column.key, size: column.width ?? USUAL, minSize: LEAST })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    initialState: { columnSizing: stored(id) },
  });
  const sizing = table.state.columnSizing;
  useEffect(() => {
    if (Object.keys(sizing).length > 0) writePreference(`widths.${id}`, JSON.stringify(sizing));
  }, [id, sizing]);

  const widthOf = (column: Column<Row>) => Math.max(sizing[column.key] ?? column.width ?? USUAL, room[column.key] ?? 0);
  // Where those that would grow are left out, the last text does, so that the numbers end at the edge.
  const filler = columns.some((column) => column.grow) ? undefined : columns.findLast(({ align }) => align !== 'right');
  const growOf = (column: Column<Row>) => (sizing[column.key] ? 0 : column === filler ? 1 : (column.grow ?? 0));
  const most = Math.max(0, ...columns.map(growOf));
  const template = columns.map((column) => {
    const width = widthOf(column);
    const share = growOf(column) || Number(((width / ENOUGH) * most).toFixed(3));
    return share > 0 && !sizing[column.key] ? `minmax(${width}px, ${share}fr)` : `${width}px`;
  });
  if (checks) template.unshift(`${CHECK}px`);
  const widths = columns.reduce((sum, column) => sum + widthOf(column), 0);
  const least = widths + (checks ? CHECK : 0);
  const gaps = GAP * (template.length - 1);
  // A column that grows is wider than declared: a drag starts from what one sees.
  const nudge = useCallbackRef((key: string, header: HTMLElement, by = 0) =>
    table.setColumnSizing((before) => ({ ...before, [key]: Math.max(LEAST, header.offsetWidth + by) })),
  );
  const startResize = useCallbackRef((key: string, header: HTMLElement, event: unknown) => {
    nudge(key, header);
    table
      .getFlatHeaders()
      .find((each) => each.column.id === key)
      ?.getResizeHandler()(event);
  });
  return {
    style: { '--columns': template.join(' '), '--least': `${least + gaps}px` } as CSSProperties,
    handles: useMemo(() => ({ startResize, nudge }), [startResize, nudge]),
  };
}
