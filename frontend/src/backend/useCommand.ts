import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { invalidate, type Topic } from './events';
import type { BackendFault } from './fault';
import { invoke } from './invoke';

/**
 * A command of the backend. When it succeeded, every answer that shows one of
 * the topics is read again; `mutateAsync` rejects with a BackendFault.
 */
export function useCommand<Request, Answer>(
  call: (request: Request) => Promise<Answer>,
  topics: readonly Topic[],
): UseMutationResult<Answer, BackendFault, Request> {
  const client = useQueryClient();
  return useMutation<Answer, BackendFault, Request>({
    mutationFn: (request) => invoke(call, request),
    onSuccess: () => invalidate(client, topics),
  });
}
