import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function PurchaseOrdersPage() {
  return (
    <Page title={t('nav.purchaseOrders')}>
      <EmptyState sentence={t('purchasing.empty')} />
    </Page>
  );
}
