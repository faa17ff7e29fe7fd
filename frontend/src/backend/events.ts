import type { QueryClient } from '@tanstack/react-query';

/** What a command changed, and the first element of every query key that shows it. */
export type Topic = 'catalog' | 'stock' | 'purchasing' | 'sales' | 'parties' | 'settings';

/** Keys of answers that read across topics: any change makes them stale. */
const ACROSS = ['today', 'reports', 'finder', 'history'] as const;

declare global {
  interface Window {
    /** The part of Wails' runtime that the page uses; absent in component tests. */
    runtime?: {
      EventsOnMultiple(event: string, callback: (...data: unknown[]) => void, max: number): () => void;
      ClipboardSetText?(text: string): Promise<boolean | undefined>;
    };
  }
}

/** Listens to an event of the backend; returns the function that stops listening. */
export function onEvent(event: string, callback: (...data: unknown[]) => void): () => void {
  return window.runtime?.EventsOnMultiple(event, callback, -1) ?? (() => {});
}

/** Calls back after every committed change, with the topics it touched. */
export function onChanged(callback: (topics: string[]) => void): () => void {
  return onEvent('changed', (...data) => {
    callback(data.flat().filter((topic): topic is string => typeof topic === 'string'));
  });
}

/** Makes every answer that shows one of the topics stale. */
export function invalidate(client: QueryClient, topics: readonly string[]): void {
  for (const key of [...topics, ...ACROSS]) void client.invalidateQueries({ queryKey: [key] });
}
