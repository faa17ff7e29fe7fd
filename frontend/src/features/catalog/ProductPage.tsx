import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Page } from '../../app/Page';
import { Catalog, invoke, usePrefetchList } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Skeletons } from '../../ui/Skeletons';
import { catalogKeys } from './keys';
import { movementsOf } from './MovementsTab';
import { ProductView } from './ProductView';

/** One product: its equation, what made it, and what can be done with it. */
export default function ProductPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery({
    queryKey: catalogKeys.product(Number(id)),
    queryFn: () => invoke(Catalog.Get, { id: Number(id) }),
  });
  const { location } = useSearch({ strict: false });
  usePrefetchList(...movementsOf(Number(id), Number(location) || null));
  if (query.data) return <ProductView product={query.data} />;
  return (
    <Page title={t('catalog.product')} breadcrumb={[{ label: t('nav.products'), to: '/products' }]}>
      {query.error ? <FailedState error={query.error} onRetry={() => void query.refetch()} /> : <Skeletons lines={8} />}
    </Page>
  );
}
