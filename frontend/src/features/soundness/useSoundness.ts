import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { App, type api, invoke, onEvent } from '../../backend';

const soundnessKey = ['soundness'] as const;

function isSoundness(data: unknown): data is api.Soundness {
  return typeof data === 'object' && data !== null && 'state' in data && 'problems' in data;
}

/** What is known about the books since they were opened; changes as the check in the background goes on. */
export function useSoundness(): api.Soundness | undefined {
  const client = useQueryClient();
  useEffect(
    () =>
      onEvent('soundness', (data) => {
        if (isSoundness(data)) client.setQueryData(soundnessKey, data);
      }),
    [client],
  );
  const { data } = useQuery({
    queryKey: soundnessKey,
    queryFn: () => invoke(App.Soundness, {}),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data;
}
