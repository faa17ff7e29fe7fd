import { hashKey, keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BackendFault } from './fault';
import { invoke } from './invoke';

/** What every list of the backend answers: a page of rows, the count of all with the first page, and where the next begins. */
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
  /** How many match in all; undefined until the first page is there. */
  total: number | undefined;
  /** The first page, which carries the sums over all that match. */
  first: Answer | undefined;
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

/** Reads a list page by page, by key. The rows of the last search stay until the new ones are there. */
export function useList<Row, Answer extends ListAnswer<Row>, Request extends { cursor: string; limit: number }>(
  key: QueryKey,
  call: (request: Request) => Promise<Answer & ListAnswer<Row>>,
  request: Omit<Request, 'cursor' | 'limit'>,
): ListData<Row, Answer> {
  const query = useInfiniteQuery<Answer & ListAnswer<Row>, BackendFault, { pages: Answer[] }, QueryKey, string>({
    queryKey: key,
    queryFn: ({ pageParam }) => invoke(call, { ...request, cursor: pageParam, limit: PAGE } as Request),
    initialPageParam: '',
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows), [pages]);
  const after = pages?.at(-1)?.next ?? '';
  const readOn = () => {
    let cursor = after;
    return async (): Promise<readonly Row[]> => {
      if (cursor === '') return [];
      const page = await invoke(call, { ...request, cursor, limit: PAGE } as Request);
      cursor = page.next;
      return page.rows;
    };
  };
  return {
    rows,
    question: hashKey(key),
    readOn,
    total: pages?.[0]?.total,
    first: pages?.[0],
    loading: query.isPending,
    refreshing: query.isPlaceholderData,
    error: query.data ? null : query.error,
    onRetry: () => void query.refetch(),
    onLoadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
  };
}
