import { QueryClient } from '@tanstack/react-query';

/**
 * Server state. The backend is in the same process: no network to wait for, no
 * retry that could help; answers stay fresh until a `changed` event names them.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: 60_000, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
