import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { readPreference, subscribePreferences, writePreference } from './preference';

function parse<T>(text: string, check: (value: unknown) => T): T {
  try {
    return check(JSON.parse(text));
  } catch {
    return check(undefined);
  }
}

/** A remembered value, the same in every component that names it; `check` makes one of whatever was stored. */
export function useStored<T>(name: string, check: (value: unknown) => T): [T, (value: T) => void] {
  const text = useSyncExternalStore(subscribePreferences, () => readPreference(name, ''));
  const value = useMemo(() => parse(text, check), [text, check]);
  const set = useCallback((next: T) => writePreference(name, JSON.stringify(next)), [name]);
  return [value, set];
}
