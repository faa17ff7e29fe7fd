import { useEffect } from 'react';

/** One thing that Ctrl+K can open. */
export interface Found {
  id: string;
  label: string;
  /** Quiet text beside it: a SKU, a state. */
  detail?: string;
  open: () => void;
}

export interface FinderSource {
  id: string;
  /** The heading over its hits. */
  title: string;
  find: (text: string) => Promise<Found[]>;
}

const sources: FinderSource[] = [];

export function finderSources(): readonly FinderSource[] {
  return sources;
}

/** Lets Ctrl+K search one more kind of thing, as long as the component is shown (the shell, for all of the time). */
export function useFinderSource(source: FinderSource): void {
  useEffect(() => {
    sources.push(source);
    return () => {
      sources.splice(sources.indexOf(source), 1);
    };
  }, [source]);
}
