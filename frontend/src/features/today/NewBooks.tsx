import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, type api, invoke } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { todayKeys } from './keys';

/** Whether nothing was entered yet; undefined while that is not known. Asked only where Today has nothing to show. */
export function useNewBooks(overview: api.TodayOverview | undefined): boolean | undefined {
  const bare = overview !== undefined && overview.slowest.length === 0 && overview.best.length === 0;
  const { data, isError } = useQuery({
    queryKey: todayKeys.books(),
    queryFn: () => invoke(App.Database, {}),
    enabled: bare,
  });
  if (overview && (!bare || isError)) return false;
  return data?.empty;
}

/** The first page of new books: what it is for, and how to begin. */
export function NewBooks() {
  const navigate = useNavigate();
  return (
    <EmptyState
      sentence={t('today.empty')}
      detail={t('today.emptyDetail')}
      action={<Button onClick={() => void navigate({ to: '/start' })}>{t('today.begin')}</Button>}
    />
  );
}
