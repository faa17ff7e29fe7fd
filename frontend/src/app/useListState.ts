import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface Sort {
  key: string;
  desc: boolean;
}

/** The address of a list holds its search text, sort and filters, so that Back brings them back. */
export interface ListState {
  text: string;
  sort: Sort;
  /** Every other parameter of the address; `tab` and `do` among them narrow nothing. */
  filters: Readonly<Record<string, string>>;
  /** Whether text or a filter narrows the list. */
  narrowed: boolean;
  /** Resolves once it stands in the address. */
  setText: (text: string) => Promise<void>;
  setSort: (sort: Sort) => void;
  setFilter: (name: string, value: string | undefined) => void;
  /** Opens another tab, without the search and filters of this one. */
  setTab: (tab: string | undefined) => void;
  clear: () => void;
}

/** Parameters that choose a view or start something. */
const NO_FILTER: ReadonlySet<string> = new Set(['tab', 'do']);
const NONE: Readonly<Record<string, string>> = {};

export function useListState(defaultSort: Sort): ListState {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const { q, sort, ...rest } = search;
  const filters = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  const text = q === undefined ? '' : String(q);

  const change = useCallback(
    (values: Readonly<Record<string, string | undefined>>, only = false) =>
      navigate({
        to: '.',
        replace: true,
        search: (before: Record<string, unknown>) => ({ ...(only ? NONE : before), ...values }),
      } as never),
    [navigate],
  );

  return {
    text,
    sort: typeof sort === 'string' ? { key: sort.replace(/^-/, ''), desc: sort.startsWith('-') } : defaultSort,
    filters,
    narrowed: text !== '' || Object.keys(filters).some((name) => !NO_FILTER.has(name)),
    setText: useCallback((value) => change({ q: value || undefined }), [change]),
    setSort: useCallback((next) => void change({ sort: `${next.desc ? '-' : ''}${next.key}` }), [change]),
    setFilter: useCallback((name, value) => void change({ [name]: value || undefined }), [change]),
    setTab: useCallback((tab) => void change({ tab }, true), [change]),
    clear: () => void change({ sort: typeof sort === 'string' ? sort : undefined, tab: filters.tab }, true),
  };
}
