import { useId as useReactId } from 'react';

/**
 * Stands in for Mantine's `useId` (vite.config.ts). That one takes another id once the page is drawn, for pages that a
 * server drew first, and so draws every field, box and menu of a page a second time.
 */
export function useId(staticId?: string): string {
  const id = useReactId();
  return staticId ?? `mantine-${id}`;
}
