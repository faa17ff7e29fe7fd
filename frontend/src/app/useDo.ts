import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** What the address asks the page to start: `?do=adjust`. It is started once and leaves the address. */
export function useDo(starts: Readonly<Record<string, () => void>>): void {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const wanted = typeof search.do === 'string' ? search.do : '';
  const latest = useRef(starts);
  useEffect(() => {
    latest.current = starts;
  });
  useEffect(() => {
    const start = Object.hasOwn(latest.current, wanted) ? latest.current[wanted] : undefined;
    if (!start) return;
    start();
    void navigate({
      to: '.',
      replace: true,
      search: (before: Record<string, unknown>) => ({ ...before, do: undefined }),
    } as never);
  }, [wanted, navigate]);
}
