import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function ReorderPage() {
  return (
    <Page title={t('nav.reorder')}>
      <EmptyState sentence={t('purchasing.reorderEmpty')} />
    </Page>
  );
}
