import { useSyncExternalStore } from 'react';
import type { Column } from './DataTable';

/** The column-gap of DataTable.module.css, and what stands beside the columns: the rail and both gutters. */
const GAP = 16;
const BESIDE = 208 + 2 * 24;

/**
 * Hides columns, the least missed first, until the others fit into so many
 * pixels; the reader brings them back by the menu of columns.
 */
export function spareColumns<Row>(
  spared: readonly string[],
  columns: readonly Column<Row>[],
  room: number,
): readonly Column<Row>[] {
  const hidden = new Set<string>();
  const least = () => {
    const shown = columns.filter(({ key, extra }) => !extra && !hidden.has(key));
    return shown.reduce((sum, { width = 0 }) => sum + width + GAP, -GAP);
  };
  for (const key of spared) {
    if (least() <= room) break;
    hidden.add(key);
  }
  return columns.map((column) => (hidden.has(column.key) ? { ...column, extra: true } : column));
}

/** How many pixels there are for the columns of a list. */
export function useColumnRoom(): number {
  return useSyncExternalStore(onResize, () => window.innerWidth - BESIDE);
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
