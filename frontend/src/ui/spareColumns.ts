import { useSyncExternalStore } from 'react';
import { useShell } from '../app/shellContext';
import type { Column } from './DataTable';

/** The column-gap of DataTable.module.css. */
const GAP = 16;
/** What a name wants before anything that can be missed comes back. */
const NAME = 200;
/** The gutters of a page, left and right. */
const GUTTERS = 2 * 24;

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
    return shown.reduce((sum, { width = 0, strong }) => sum + Math.max(width, strong ? NAME : 0) + GAP, -GAP);
  };
  for (const key of spared) {
    if (least() <= room) break;
    hidden.add(key);
  }
  return columns.map((column) => (hidden.has(column.key) ? { ...column, extra: true } : column));
}

/** How many pixels there are for the columns of a list, beside the rail as it stands. */
export function useColumnRoom(): number {
  const { railWidth } = useShell();
  return useSyncExternalStore(onResize, () => window.innerWidth) - railWidth - GUTTERS;
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
