import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  usePrefetchInfiniteQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { type api, type BackendFault, invoke, Purchasing } from '../../backend';
import { purchasingKeys } from './keys';
import { groupsOf } from './reorder';

/** Rows of the first page: twice what a window shows. */
const FIRST = 40;
/** Rows of each further page. */
const PAGE = 200;

const NONE: readonly api.ReorderProposals[] = [];

const loadedOf = (pages: readonly api.ReorderProposals[]) =>
  pages.reduce((sum, page) => page.groups.reduce((rows, group) => rows + group.rows.length, sum), 0);

/** Reads what is proposed to order page by page; how much it is of each supplier is known from the first on. */
export function useReorder(request: Pick<api.ReorderQuery, 'search' | 'supplierId'>) {
  const ask = (offset: number, limit: number) => invoke(Purchasing.Reorder, { ...request, offset, limit });
  const asked = infiniteQueryOptions<api.ReorderProposals, BackendFault>({
    queryKey: purchasingKeys.reorder(request),
    queryFn: ({ pageParam }) => ask(pageParam as number, pageParam === 0 ? FIRST : PAGE),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = loadedOf(pages);
      return loaded < last.count ? loaded : undefined;
    },
  });
  // Asked before the page is drawn, so that the answer is there soon after.
  usePrefetchInfiniteQuery(asked);
  const { data, error, isPlaceholderData, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    ...asked,
    placeholderData: keepPreviousData,
  });
  const pages = data?.pages ?? NONE;
  const groups = useMemo(() => groupsOf(pages), [pages]);
  return {
    groups,
    loaded: useMemo(() => loadedOf(pages), [pages]),
    /** undefined until it is known. */
    count: pages[0]?.count,
    /** What is shown still belongs to the search before. */
    refreshing: isPlaceholderData,
    error: data ? null : error,
    onRetry: () => void refetch(),
    onLoadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
    /** The group of a supplier with all its rows. */
    readGroup: async (supplierId: number): Promise<api.ReorderGroup | undefined> => {
      let read = groups;
      for (;;) {
        const group = read.find((each) => each.supplierId === supplierId);
        if (!group || group.rows.length === group.count) return group;
        const next = await fetchNextPage({ throwOnError: true });
        read = groupsOf(next.data?.pages ?? []);
      }
    },
    /** All proposals with all their rows, as they are now. */
    readAll: () => ask(0, 0),
  };
}
