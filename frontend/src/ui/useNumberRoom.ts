import { type ReactNode, useMemo, useRef } from 'react';
import type { Column } from './DataTableRows';

/** How wide a digit is in the tables' size, in the weight of the totals. */
const DIGIT = 8.3;
/** Points, commas and blanks, in digits. */
const NARROW = 0.48;

type Room = Readonly<Record<string, number>>;

const NO_ROOM: Room = {};

/** How many pixels a number takes, rounded up. */
export function widthOfNumber(text: string): number {
  let digits = 0;
  for (const sign of text) digits += /[.,'’\s]/.test(sign) ? NARROW : 1;
  return Math.ceil(digits * DIGIT);
}

/**
 * The pixels that the longest number of each column takes, of those that need
 * more than was declared: numbers are never cut, and never run into each other.
 * Rows that come later are looked at when they come. Room that was taken once is
 * kept: columns do not move with every letter of a search, nor while sums are awaited.
 */
export function useNumberRoom<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  totals: Readonly<Record<string, ReactNode>> | undefined,
): Room {
  const looked = useRef<{ columns: readonly Column<Row>[]; rows: readonly Row[]; room: Room }>({
    columns,
    rows: [],
    room: NO_ROOM,
  });
  return useMemo(() => {
    const before = looked.current;
    const known = before.columns === columns;
    const room: Record<string, number> = { ...(known ? before.room : NO_ROOM) };
    const added = known ? rows.filter((row, at) => row !== before.rows[at]) : rows;
    for (const column of columns) {
      if (column.align !== 'right' || column.width === undefined) continue;
      const look = (content: ReactNode) => {
        if (typeof content !== 'string' && typeof content !== 'number') return;
        const width = widthOfNumber(String(content));
        if (width > Math.max(room[column.key] ?? 0, column.width ?? 0)) room[column.key] = width;
      };
      for (const row of added) look(column.text?.(row) ?? column.render(row));
      look(totals?.[column.key]);
    }
    const same = known && Object.keys(room).every((key) => room[key] === before.room[key]);
    looked.current = { columns, rows, room: same ? before.room : room };
    return looked.current.room;
  }, [columns, rows, totals]);
}
