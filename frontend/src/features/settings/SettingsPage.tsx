import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function SettingsPage() {
  return (
    <Page title={t('nav.settings')}>
      <EmptyState sentence={t('settings.empty')} />
    </Page>
  );
}
