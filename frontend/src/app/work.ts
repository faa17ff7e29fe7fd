import { useEffect } from 'react';
import { tell } from '../backend/native';

/** What closing the window would end: something that runs, or something typed that is not saved. */
export type Work = 'running' | 'unsaved';

const going = new Map<symbol, Work>();

function tellAll() {
  const all = [...going.values()];
  tell('work', all.includes('running') ? 'running' : (all[0] ?? ''));
}

/** Says that work has begun; returns the function that says that it ended. */
export function beginWork(work: Work): () => void {
  const id = Symbol(work);
  going.set(id, work);
  tellAll();
  return () => {
    if (going.delete(id)) tellAll();
  };
}

/** While it is active, the window asks before it closes. */
export function useWork(work: Work, active: boolean): void {
  useEffect(() => (active ? beginWork(work) : undefined), [work, active]);
}
