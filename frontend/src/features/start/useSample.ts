import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { App, type BackendFault, invalidate, invoke, onEvent, requestId, toFault } from '../../backend';

type Sample = { state: 'idle' } | { state: 'running'; percent: number } | { state: 'failed'; fault: BackendFault };

const EVERYTHING = ['catalog', 'stock', 'purchasing', 'sales', 'parties', 'settings'] as const;

function percentOf(data: unknown): number | null {
  const told = data as { task?: unknown; done?: unknown; total?: unknown } | null;
  if (told?.task !== 'sample' || typeof told.done !== 'number' || typeof told.total !== 'number') return null;
  return told.total > 0 ? Math.min(100, (told.done / told.total) * 100) : 0;
}

/** Fills the empty books with a sample shop, and tells how far it is. */
export function useSample(onMade: () => void): Sample & { start: () => void } {
  const client = useQueryClient();
  const [sample, setSample] = useState<Sample>({ state: 'idle' });
  useEffect(
    () =>
      onEvent('progress', (data) => {
        const percent = percentOf(data);
        if (percent !== null) setSample((now) => (now.state === 'running' ? { state: 'running', percent } : now));
      }),
    [],
  );
  const start = () => {
    setSample({ state: 'running', percent: 0 });
    invoke(App.StartWithSample, { requestId: requestId() }).then(
      () => {
        invalidate(client, EVERYTHING);
        onMade();
      },
      (reason: unknown) => setSample({ state: 'failed', fault: toFault(reason) }),
    );
  };
  return { ...sample, start };
}
