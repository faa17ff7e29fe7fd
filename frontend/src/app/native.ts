import type { QueryClient } from '@tanstack/react-query';
import { onEvent } from '../backend';
import type { makeRouter } from './router';
import { beginWork } from './work';

/** Joins the page to the window around it: files that are dropped there, and work that closing would end. */
export function joinWindow(router: ReturnType<typeof makeRouter>, client: QueryClient): void {
  onEvent('dropped', (path) => {
    void router.navigate({ to: '/settings', search: { do: 'import', file: String(path) } });
  });
  let end: (() => void) | undefined;
  client.getMutationCache().subscribe(() => {
    const running = client.isMutating() > 0;
    if (running && !end) end = beginWork('running');
    if (!running) {
      end?.();
      end = undefined;
    }
  });
}
