import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function ReportPage() {
  return (
    <Page title={t('nav.reports')}>
      <EmptyState sentence={t('reports.empty')} />
    </Page>
  );
}
