/** Query keys of the page Today; its answers read across all topics. */
export const todayKeys = {
  overview: () => ['today', 'overview'] as const,
  counts: () => ['today', 'counts'] as const,
  books: () => ['today', 'books'] as const,
};
