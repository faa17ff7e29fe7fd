import { useQuery } from '@tanstack/react-query';
import { useSettings } from '../../app/format';
import { App, type api, invoke } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { GoButton } from '../../ui/GoButton';
import { Beginnings } from '../start/Beginnings';
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

/** The first page of new books: the ways to begin, and once we are named the first thing to do. */
export function NewBooks() {
  const { data } = useSettings();
  if (!data) return null;
  if (data.company.name === '') return <Beginnings />;
  return (
    <EmptyState
      sentence={t('today.empty')}
      detail={t('today.emptyDetail')}
      action={<GoButton to="/products" search={{ do: 'new' }} label={t('catalog.newProduct')} />}
    />
  );
}
