import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function SalesOrdersPage() {
  return (
    <Page title={t('nav.salesOrders')}>
      <EmptyState sentence={t('sales.empty')} />
    </Page>
  );
}
