import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function CustomerPage() {
  return (
    <Page title={t('nav.customers')}>
      <EmptyState sentence={t('parties.customersEmpty')} />
    </Page>
  );
}
