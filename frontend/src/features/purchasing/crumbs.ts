import type { Crumb } from '../../app/Page';
import { t } from '../../i18n';

export const purchaseCrumbs: readonly Crumb[] = [{ label: t('nav.purchaseOrders'), to: '/purchasing/orders' }];
