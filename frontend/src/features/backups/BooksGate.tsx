import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { Backups, invoke } from '../../backend';
import { backupKeys } from './keys';

const BooksClosed = lazy(() => import('./BooksClosed'));

/** Shows the page, or, where the books could not be opened, what can be done about it. */
export function BooksGate({ children }: { children: ReactNode }) {
  const { data } = useQuery({
    queryKey: backupKeys.state(),
    queryFn: () => invoke(Backups.State, {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data || data.open) return children;
  return (
    <Suspense fallback={null}>
      <BooksClosed state={data} />
    </Suspense>
  );
}
