import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function TodayPage() {
  return (
    <Page title={t('nav.today')}>
      <EmptyState sentence={t('today.empty')} />
    </Page>
  );
}
