import type { Crumb } from '../../app/Page';
import { t } from '../../i18n';

export const salesCrumbs: readonly Crumb[] = [{ label: t('nav.salesOrders'), to: '/sales/orders' }];
