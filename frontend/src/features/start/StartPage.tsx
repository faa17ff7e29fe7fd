import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function StartPage() {
  return (
    <Page title={t('app.name')}>
      <EmptyState sentence={t('start.empty')} />
    </Page>
  );
}
