import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function ReceivePage() {
  return (
    <Page title={t('nav.receive')}>
      <EmptyState sentence={t('purchasing.receiveEmpty')} />
    </Page>
  );
}
