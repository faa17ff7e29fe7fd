import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface Sort {
  key: string;
  desc: boolean;
}

/** The address of a list holds its search text, sort and filters, so that Back brings them back. */
export interface ListState {
  text: string;
  /** What the list is sorted by first. */
  sort: Sort;
  /** All that the list is sorted by, the most important first. */
  order: readonly Sort[];
  /** The order as a request has it; its `descending` is that of `sort`. */
  sortText: string;
  /** Every other parameter of the address; `tab` and `do` among them narrow nothing. */
  filters: Readonly<Record<string, string>>;
  /** Whether text or a filter narrows the list. */
  narrowed: boolean;
  /** Resolves once it stands in the address. */
  setText: (text: string) => Promise<void>;
  /** Sorts by this alone or, when it is to be added, after what was sorted by before. */
  setSort: (sort: Sort, add?: boolean) => void;
  setFilter: (name: string, value: string | undefined) => void;
  /** Opens another tab, without the search and filters of this one. */
  setTab: (tab: string | undefined) => void;
  clear: () => void;
  /** What the address holds but for the tab and what is to be started: what a view keeps. */
  kept: Readonly<Record<string, string>>;
  /** Takes what a view kept in place of everything that narrows and sorts. */
  take: (kept: Readonly<Record<string, string>>) => void;
}

/** By how many columns a list can be sorted at once. */
const MAX_SORTS = 3;

function readOrder(text: string): Sort[] {
  return text.split(',').map((part) => ({ key: part.replace(/^-/, ''), desc: part.startsWith('-') }));
}

const writeSort = ({ key, desc }: Sort) => `${desc ? '-' : ''}${key}`;

/** The order once a column was chosen: alone, or with those before it. */
export function withSort(order: readonly Sort[], next: Sort, add: boolean): readonly Sort[] {
  if (!add) return [next];
  const at = order.findIndex((each) => each.key === next.key);
  if (at >= 0) return order.with(at, next);
  return [...order.slice(0, MAX_SORTS - 1), next];
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

  const order = typeof sort === 'string' && sort ? readOrder(sort) : [defaultSort];
  const first = order[0] ?? defaultSort;
  const { tab: _tab, do: _do, ...narrowing } = filters;
  const kept: Record<string, string> = { ...narrowing };
  if (text) kept.q = text;
  if (typeof sort === 'string') kept.sort = sort;

  return {
    text,
    sort: first,
    order,
    sortText: order.map((each, at) => (at === 0 ? each.key : writeSort(each))).join(','),
    kept,
    take: (next) => void change({ ...next, tab: filters.tab }, true),
    filters,
    narrowed: text !== '' || Object.keys(filters).some((name) => !NO_FILTER.has(name)),
    setText: useCallback((value) => change({ q: value || undefined }), [change]),
    setSort: (next, add = false) => void change({ sort: withSort(order, next, add).map(writeSort).join(',') }),
    setFilter: useCallback((name, value) => void change({ [name]: value || undefined }), [change]),
    setTab: useCallback((tab) => void change({ tab }, true), [change]),
    clear: () => void change({ sort: typeof sort === 'string' ? sort : undefined, tab: filters.tab }, true),
  };
}
