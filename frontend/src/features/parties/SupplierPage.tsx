import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function SupplierPage() {
  return (
    <Page title={t('nav.suppliers')}>
      <EmptyState sentence={t('parties.suppliersEmpty')} />
    </Page>
  );
}
