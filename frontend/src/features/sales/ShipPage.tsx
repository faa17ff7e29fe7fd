import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';

export default function ShipPage() {
  return (
    <Page title={t('nav.ship')}>
      <EmptyState sentence={t('sales.shipEmpty')} />
    </Page>
  );
}
