import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function ProductsPage() {
  return (
    <Page title={t('nav.products')}>
      <EmptyState sentence={t('catalog.empty')} />
    </Page>
  );
}
