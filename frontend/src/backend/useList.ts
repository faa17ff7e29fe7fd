import {
  hashKey,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryKey,
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

/** Rows of a page: thrice what a window shows. */
const PAGE = 100;

type Page = { cursor: string; limit: number; sumsLater?: boolean };

/**
 * Reads a list page by page, by key. The rows of the last search stay until the new ones are there. With `sumsLater`
 * rows do not wait for the count and sums of all that match, where these take longer.
 */
export function useList<Row, Answer extends ListAnswer<Row>, Request extends Page>(
  key: QueryKey,
  call: (request: Request) => Promise<Answer & ListAnswer<Row>>,
  request: Omit<Request, keyof Page>,
  { sumsLater }: Pick<Page, 'sumsLater'> = {},
): ListData<Row, Answer> {
  const ask = (page: Page) => invoke(call, { ...request, ...page } as unknown as Request);
  const asked = infiniteQueryOptions<Answer & ListAnswer<Row>, BackendFault, { pages: Answer[] }, QueryKey, string>({
    queryKey: key,
    queryFn: ({ pageParam }) => ask({ cursor: pageParam, limit: PAGE, ...(sumsLater && { sumsLater }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
  });
  // Asked before the page is drawn, so that the answer is there soon after.
  usePrefetchInfiniteQuery(asked);
  const query = useInfiniteQuery({ ...asked, placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  const late = (pages?.[0]?.total ?? 0) < 0;
  const sums = useQuery<Answer & ListAnswer<Row>, BackendFault>({
    queryKey: [...key, 'sums'],
    queryFn: () => ask({ cursor: '', limit: 1 }),
    enabled: late && !query.isPlaceholderData,
  });
  const first = late ? sums.data : pages?.[0];
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows), [pages]);
  const after = pages?.at(-1)?.next ?? '';
  const readOn = () => {
    let cursor = after;
    return async (): Promise<readonly Row[]> => {
      if (cursor === '') return [];
      const page = await ask({ cursor, limit: PAGE });
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
    summing: late && sums.isPending,
    loading: query.isPending,
    refreshing: query.isPlaceholderData,
    error: query.data ? sums.error : query.error,
    onRetry: () => void (query.data ? sums : query).refetch(),
    onLoadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
  };
}
