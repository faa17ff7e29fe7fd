import { useCallback, useMemo, useState } from 'react';

export type RowId = number;

/** Rows that are selected: some by their id, or all that match but for some. */
export interface Selected {
  all: boolean;
  /** Of all: those that are not. */
  ids: ReadonlySet<RowId>;
}

export interface Selection extends Selected {
  has: (id: RowId) => boolean;
  /** How many are selected of so many that match; undefined while these are still being counted. */
  count: (total: number | undefined) => number | undefined;
  /** Whether any is. */
  any: (total: number | undefined) => boolean;
  toggle: (id: RowId) => void;
  /** Selects these as well, or takes them away. */
  set: (ids: readonly RowId[], selected: boolean) => void;
  selectAll: () => void;
  clear: () => void;
}

const NOTHING: Selected = { all: false, ids: new Set() };

/** What is selected in a list; another search or filter (`scope`) begins anew. */
export function useSelection(scope: string): Selection {
  const [state, setState] = useState<{ scope: string; selected: Selected }>({ scope, selected: NOTHING });
  const selected = state.scope === scope ? state.selected : NOTHING;
  const change = useCallback(
    (next: (before: Selected) => Selected) =>
      setState((before) => ({ scope, selected: next(before.scope === scope ? before.selected : NOTHING) })),
    [scope],
  );
  const set = useCallback(
    (ids: readonly RowId[], on: boolean) =>
      change(({ all, ids: now }) => {
        const next = new Set(now);
        for (const id of ids) {
          if (on === all) next.delete(id);
          else next.add(id);
        }
        return { all, ids: next };
      }),
    [change],
  );
  return useMemo(() => {
    const has = (id: RowId) => selected.ids.has(id) !== selected.all;
    const count = (total: number | undefined) => {
      if (!selected.all) return selected.ids.size;
      return total === undefined ? undefined : Math.max(0, total - selected.ids.size);
    };
    return {
      ...selected,
      has,
      count,
      any: (total) => count(total) !== 0,
      toggle: (id) => set([id], !has(id)),
      set,
      selectAll: () => change(() => ({ all: true, ids: new Set() })),
      clear: () => change(() => NOTHING),
    };
  }, [selected, set, change]);
}
