import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

export function subscribePreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** How this window is looked at (folded rail, density, last export format): kept in the page's own storage, never data. */
export function readPreference(name: string, fallback: string): string {
  return localStorage.getItem(`stockroom.${name}`) ?? fallback;
}

export function writePreference(name: string, value: string): void {
  localStorage.setItem(`stockroom.${name}`, value);
  for (const listener of listeners) listener();
}

/** A remembered choice, the same in every component that names it. */
export function usePreference<T extends string>(
  name: string,
  choices: readonly T[],
  fallback: T,
): [T, (value: T) => void] {
  const stored = useSyncExternalStore(subscribePreferences, () => readPreference(name, fallback));
  const set = useCallback((value: T) => writePreference(name, value), [name]);
  return [choices.find((choice) => choice === stored) ?? fallback, set];
}
