import {
  hashKey,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryKey,
  queryOptions,
  useInfiniteQuery,
  usePrefetchInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BackendFault } from './fault';
import { invoke } from './invoke';

/**
 * What every list of the backend answers: a page of rows, the count of all with the first page, and where the next
 * begins. Where the request lets the sums come later, the count is below 0 while they are not known.
 */
export interface ListAnswer<Row> {
  rows: Row[];
  total: number;
  next: string;
}

/** A list as DataTable takes it: spread it. */
export interface ListData<Row, Answer> {
  rows: readonly Row[];
  /** What is asked, as a text of its own: search, filters and sort. */
  question: string;
  /** How many match in all; undefined until that is known. */
  total: number | undefined;
  /** What carries the sums over all that match, once they are known. */
  first: Answer | undefined;
  /** The rows are there, and their sums are still to come. */
  summing: boolean;
  loading: boolean;
  /** The rows on screen still belong to the search or sort before. */
  refreshing: boolean;
  error: BackendFault | null;
  onRetry: () => void;
  onLoadMore: () => void;
  /** Begins to read behind the rows: what it answers reads one page with each call, none at the end. */
  readOn: () => () => Promise<readonly Row[]>;
}

/** Rows of the first page: twice what a window shows. */
const FIRST = 50;
/** Rows of each further page. */
const PAGE = 100;

/** So long a hand rests that has done with typing: the sums of what it searches on the way would hold up the rows. */
const PAUSE_MS = 120;

/** Rejects when the signal comes first. */
const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/** Whether it asks for what somebody types. */
const searches = (request: object) => 'query' in request && request.query !== '';

type Page = { cursor: string; limit: number; sumsLater?: boolean };

type Call<Row, Answer, Request> = (request: Request) => Promise<Answer & ListAnswer<Row>>;

/** What is asked of the backend for a list: its rows page by page, and the sums alone. */
function listQueries<Row, Answer extends ListAnswer<Row>, Request extends Page>(
  key: QueryKey,
  call: Call<Row, Answer, Request>,
  request: Omit<Request, keyof Page>,
  sumsLater?: boolean,
) {
  const ask = (page: Page) => invoke(call, { ...request, ...page } as unknown as Request);
  // Not a part of the list's own key: they are read anew after its rows, never beside them.
  const sums = queryOptions<Answer & ListAnswer<Row>, BackendFault>({
    queryKey: ['sums', ...key],
    queryFn: async ({ signal }) => {
      if (searches(request)) await pause(PAUSE_MS, signal);
      return ask({ cursor: '', limit: 1 });
    },
  });
  const rows = infiniteQueryOptions<Answer & ListAnswer<Row>, BackendFault, { pages: Answer[] }, QueryKey, string>({
    queryKey: key,
    queryFn: async ({ pageParam: cursor, client }) => {
      if (cursor !== '') return ask({ cursor, limit: PAGE });
      const first = await ask({ cursor, limit: FIRST, ...(sumsLater && { sumsLater }) });
      if (first.total < 0) void client.resetQueries({ queryKey: sums.queryKey, exact: true });
      return first;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
  });
  return { ask, rows, sums };
}

/** Asks for a list that a part of the page will show which is not drawn yet. */
export function usePrefetchList<Row, Answer extends ListAnswer<Row>, Request extends Page>(
  key: QueryKey,
  call: Call<Row, Answer, Request>,
  request: Omit<Request, keyof Page>,
): void {
  usePrefetchInfiniteQuery(listQueries(key, call, request).rows);
}

/**
 * Reads a list page by page, by key. The rows of the last search stay until the new ones are there. With `sumsLater`
 * rows do not wait for the count and sums of all that match, where these take longer.
 */
export function useList<Row, Answer extends ListAnswer<Row>, Request extends Page>(
  key: QueryKey,
  call: Call<Row, Answer, Request>,
  request: Omit<Request, keyof Page>,
  { sumsLater }: Pick<Page, 'sumsLater'> = {},
): ListData<Row, Answer> {
  const asked = listQueries(key, call, request, sumsLater);
  // Asked before the page is drawn, so that the answer is there soon after.
  usePrefetchInfiniteQuery(asked.rows);
  const query = useInfiniteQuery({ ...asked.rows, placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  const late = (pages?.[0]?.total ?? 0) < 0;
  const sums = useQuery({
    ...asked.sums,
    enabled: late && !query.isPlaceholderData,
    placeholderData: keepPreviousData,
  });
  // The sums of the last search stay as long as its rows.
  const sum = sums.isPlaceholderData === query.isPlaceholderData ? sums.data : undefined;
  const first = late ? sum : pages?.[0];
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows), [pages]);
  const after = pages?.at(-1)?.next ?? '';
  const readOn = () => {
    let cursor = after;
    return async (): Promise<readonly Row[]> => {
      if (cursor === '') return [];
      const page = await asked.ask({ cursor, limit: PAGE });
      cursor = page.next;
      return page.rows;
    };
  };
  return {
    rows,
    question: hashKey(key),
    readOn,
    total: first?.total,
    first,
    summing: late && sum === undefined && !sums.error,
    loading: query.isPending,
    refreshing: query.isPlaceholderData,
    error: query.data ? sums.error : query.error,
    onRetry: () => void (query.data ? sums : query).refetch(),
    onLoadMore: () => {
      if (!query.hasNextPage || query.isFetchingNextPage || query.isPlaceholderData) return;
      const read = () => void query.fetchNextPage({ cancelRefetch: false });
      // What asks does so once, also while the rows are read anew.
      if (!query.isFetching) read();
      else void query.refetch({ cancelRefetch: false }).then(({ isError }) => isError || read());
    },
  };
}
