import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function SalesOrderPage() {
  return (
    <Page title={t('nav.salesOrders')}>
      <EmptyState sentence={t('sales.empty')} />
    </Page>
  );
}
