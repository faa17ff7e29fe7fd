import { useEffect } from 'react';

/** Rows ahead of those that are drawn: what a hurried wheel passes while more are read. Of the few that are read first, two fifths. */
const LOAD_AHEAD = 60;

/** Reads more rows of a list when what is drawn comes near the end of what was read. */
export function useLoadAhead(last: number | undefined, loaded: number, onLoadMore: (() => void) | undefined): void {
  const near = last !== undefined && last >= loaded - Math.min(LOAD_AHEAD, 0.4 * loaded);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once for every number of loaded rows, not for every new function
  useEffect(() => {
    if (near) onLoadMore?.();
  }, [near, loaded]);
}
