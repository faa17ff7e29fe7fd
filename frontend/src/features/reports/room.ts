import { useSyncExternalStore } from 'react';
import type { Column } from '../../ui/DataTable';

/** What a report can do without where the window has no room for all, the least missed first. */
const SPARED: Readonly<Record<string, readonly string[]>> = {
  'stock-levels': ['unit', 'supplier', 'category'],
  'low-stock': ['lead_time_days'],
  'stock-movements': ['at', 'unit_cost', 'note'],
};

/** The column-gap of DataTable.module.css, and what stands beside the columns: the rail and both gutters. */
const GAP = 16;
const BESIDE = 208 + 2 * 24;

/** Hides columns until the others fit into so many pixels; the reader brings them back by the menu of columns. */
export function spareColumns<Row>(
  report: string,
  columns: readonly Column<Row>[],
  room: number,
): readonly Column<Row>[] {
  const hidden = new Set<string>();
  const least = () => {
    const shown = columns.filter(({ key }) => !hidden.has(key));
    return shown.reduce((sum, { width = 0 }) => sum + width + GAP, -GAP);
  };
  for (const key of SPARED[report] ?? []) {
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
