import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function StockPage() {
  return (
    <Page title={t('nav.stock')}>
      <EmptyState sentence={t('stock.empty')} />
    </Page>
  );
}
