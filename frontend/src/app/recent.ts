import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { App, invoke } from '../backend';
import { readPreference, writePreference } from '../lib/preference';

/** A thing that was looked at. */
export interface Recent {
  kind: 'product' | 'purchase_order' | 'sales_order' | 'supplier' | 'customer';
  id: number;
  label: string;
}

const KEPT = 10;
const PAGES: readonly (readonly [RegExp, Recent['kind']])[] = [
  [/^\/products\/(\d+)$/, 'product'],
  [/^\/purchasing\/orders\/(\d+)$/, 'purchase_order'],
  [/^\/sales\/orders\/(\d+)$/, 'sales_order'],
  [/^\/suppliers\/(\d+)$/, 'supplier'],
  [/^\/customers\/(\d+)$/, 'customer'],
];

/** Which books are open: what was looked at in others is not theirs. */
let file: string | undefined;
const waiting: Recent[] = [];

/** The shell tells which books are open. */
export function useRecentFile(): void {
  const { data } = useQuery({
    queryKey: ['settings', 'books'],
    queryFn: () => invoke(App.Database, {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const path = data?.path;
  useEffect(() => {
    file = path;
    if (path === undefined) return;
    for (const each of waiting.splice(0)) remember(each);
    return () => {
      file = undefined;
    };
  }, [path]);
}

function isRecent(value: unknown): value is Recent {
  const { kind, id, label } = (value ?? {}) as Partial<Record<keyof Recent, unknown>>;
  return PAGES.some(([, known]) => known === kind) && typeof id === 'number' && typeof label === 'string';
}

/** What was looked at last, the newest first. */
export function recents(): Recent[] {
  if (file === undefined) return [];
  try {
    const read: unknown = JSON.parse(readPreference(`recent.${file}`, '[]'));
    return Array.isArray(read) ? read.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function remember(thing: Recent): void {
  if (file === undefined) {
    waiting.push(thing);
    return;
  }
  const others = recents().filter((each) => each.kind !== thing.kind || each.id !== thing.id);
  writePreference(`recent.${file}`, JSON.stringify([thing, ...others].slice(0, KEPT)));
}

/** Remembers the page of one thing, under its title. */
export function useRemembered(title: string): void {
  const { pathname } = useLocation();
  useEffect(() => {
    for (const [pattern, kind] of PAGES) {
      const id = pattern.exec(pathname)?.[1];
      if (id && title) remember({ kind, id: Number(id), label: title });
    }
  }, [pathname, title]);
}
