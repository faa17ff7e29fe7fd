import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';

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

/**
 * The list's state. It and each of its parts stay the same as long as their part of the address does: what is made of
 * them alone is not drawn again for every letter that is typed.
 */
export function useListState({ key, desc }: Sort): ListState {
  const { q, sort, ...rest } = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const change = useChange();
  const text = q === undefined ? '' : String(q);
  const sorted = typeof sort === 'string' ? sort : undefined;
  const order = useMemo(() => (sorted ? readOrder(sorted) : [{ key, desc }]), [sorted, key, desc]);
  const others = JSON.stringify(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  const filters = useMemo((): Readonly<Record<string, string>> => Object.fromEntries(JSON.parse(others)), [others]);
  return useMemo(() => {
    const { tab, do: _do, ...narrowing } = filters;
    const kept = { ...narrowing, ...(text && { q: text }), ...(sorted !== undefined && { sort: sorted }) };
    return {
      text,
      sort: order[0] ?? { key, desc },
      order,
      sortText: order.map((each, at) => (at === 0 ? each.key : writeSort(each))).join(','),
      kept,
      take: (next) => void change.all({ ...next, tab }),
      filters,
      narrowed: text !== '' || Object.keys(filters).some((name) => !NO_FILTER.has(name)),
      setText: change.text,
      setSort: (next, add = false) => void change.some({ sort: withSort(order, next, add).map(writeSort).join(',') }),
      setFilter: change.filter,
      setTab: change.tab,
      clear: () => void change.all({ sort: sorted, tab }),
    };
  }, [change, text, sorted, order, filters, key, desc]);
}

type Values = Readonly<Record<string, string | undefined>>;

/** What changes the address of the list in place. */
function useChange() {
  const navigate = useNavigate();
  return useMemo(() => {
    const go = (search: Values | ((before: Values) => Values)) => navigate({ to: '.', replace: true, search } as never);
    const all = (values: Values) => go(values);
    const some = (values: Values) => go((before) => ({ ...before, ...values }));
    return {
      all,
      some,
      text: (text: string) => some({ q: text || undefined }),
      filter: (name: string, value: string | undefined) => void some({ [name]: value || undefined }),
      tab: (tab: string | undefined) => void all({ tab }),
    };
  }, [navigate]);
}
