import { useCallback, useState } from 'react';

/** A list that was left for one of its rows: what comes before and after it. */
interface Walk {
  ids: readonly number[];
  /** undefined while it is not known; it is when all were read. */
  total: number | undefined;
  /** Reads on; answers what there is then. */
  more: (() => Promise<readonly number[]>) | null;
}

const walks = new Map<string, Walk>();

/** Notes the rows of a list as one of them is opened; `pages` is where their pages are: /products. */
export function startWalk(pages: string, walk: Walk): void {
  walks.set(pages, walk);
}

/** Forgets the lists; for tests. */
export function forgetWalks(): void {
  walks.clear();
}

export interface Place {
  /** From 1. */
  at: number;
  total: number | undefined;
  previous: number | undefined;
  /** Answers the id of the next row, reading on where it has to. */
  next: (() => Promise<number | undefined>) | undefined;
}

/** Where a row is in the list that it was opened from, if it was. */
export function useWalk(pages: string, id: number): Place | null {
  const [, again] = useState(0);
  const walk = walks.get(pages);
  const at = walk?.ids.indexOf(id) ?? -1;
  const next = useCallback(async () => {
    const now = walks.get(pages);
    const following = now?.ids[now.ids.indexOf(id) + 1];
    if (following !== undefined || !now?.more) return following;
    const ids = await now.more();
    const whole = ids.length === now.ids.length || ids.length === now.total;
    walks.set(pages, { ids, total: whole ? ids.length : now.total, more: whole ? null : now.more });
    again((n) => n + 1);
    return ids[ids.indexOf(id) + 1];
  }, [pages, id]);
  if (!walk || at < 0) return null;
  const isLast = at + 1 >= walk.ids.length && (walk.more === null || walk.ids.length === walk.total);
  return { at: at + 1, total: walk.total, previous: walk.ids[at - 1], next: isLast ? undefined : next };
}
