import { useEffect, useSyncExternalStore } from 'react';

/** The places of the rail that can say how much waits there. */
export type CountPlace = 'today' | 'receive' | 'reorder' | 'ship' | 'purchaseOrders' | 'salesOrders';

type Counts = Readonly<Partial<Record<CountPlace, number>>>;

let counts: Counts = {};
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What waits, for the rail. */
export function useRailCounts(): Counts {
  return useSyncExternalStore(subscribe, () => counts);
}

/** Feeds one count of the rail from an answer; undefined (still loading) keeps the last one. */
export function useFeedRailCount(place: CountPlace, count: number | undefined): void {
  useEffect(() => {
    if (count === undefined || counts[place] === count) return;
    counts = { ...counts, [place]: count };
    for (const listener of listeners) listener();
  }, [place, count]);
}
