import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function CustomersPage() {
  return (
    <Page title={t('nav.customers')}>
      <EmptyState sentence={t('parties.customersEmpty')} />
    </Page>
  );
}
