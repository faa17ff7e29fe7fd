import {
  IconBox,
  IconBuildingFactory2,
  IconChartBar,
  IconClipboardList,
  IconHistory,
  IconHome,
  IconPackageImport,
  IconRefresh,
  IconSettings,
  IconShoppingCart,
  IconStack2,
  IconTruckDelivery,
  IconUsers,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { MessageKey } from '../i18n';
import type { CountPlace } from './counts';

export interface NavPage {
  to: NonNullable<LinkProps['to']>;
  /** The word in the rail. */
  label: MessageKey;
  /** The word where no heading stands over it; the same when absent. */
  full?: MessageKey;
  icon: typeof IconHome;
  count?: CountPlace;
  /** `g` and this letter go there. */
  letter: string;
}

export interface NavGroup {
  heading?: MessageKey;
  pages: readonly NavPage[];
}

/** The rail, in the order of the work. */
export const navigation: readonly NavGroup[] = [
  {
    pages: [
      { to: '/', label: 'nav.today', icon: IconHome, count: 'today', letter: 't' },
      { to: '/products', label: 'nav.products', icon: IconBox, letter: 'p' },
      { to: '/stock', label: 'nav.stock', icon: IconStack2, letter: 'k' },
    ],
  },
  {
    heading: 'nav.purchasing',
    pages: [
      {
        to: '/purchasing/orders',
        label: 'nav.orders',
        full: 'nav.purchaseOrders',
        icon: IconClipboardList,
        count: 'purchaseOrders',
        letter: 'b',
      },
      { to: '/purchasing/receive', label: 'nav.receive', icon: IconPackageImport, count: 'receive', letter: 'r' },
      { to: '/purchasing/reorder', label: 'nav.reorder', icon: IconRefresh, count: 'reorder', letter: 'o' },
      { to: '/suppliers', label: 'nav.suppliers', icon: IconBuildingFactory2, letter: 'l' },
    ],
  },
  {
    heading: 'nav.sales',
    pages: [
      {
        to: '/sales/orders',
        label: 'nav.orders',
        full: 'nav.salesOrders',
        icon: IconShoppingCart,
        count: 'salesOrders',
        letter: 's',
      },
      { to: '/sales/ship', label: 'nav.ship', icon: IconTruckDelivery, count: 'ship', letter: 'd' },
      { to: '/customers', label: 'nav.customers', icon: IconUsers, letter: 'c' },
    ],
  },
  {
    pages: [
      { to: '/reports', label: 'nav.reports', icon: IconChartBar, letter: 'e' },
      { to: '/history', label: 'nav.history', icon: IconHistory, letter: 'h' },
      { to: '/settings', label: 'nav.settings', icon: IconSettings, letter: ',' },
    ],
  },
];

export const navPages: readonly NavPage[] = navigation.flatMap((group) => group.pages);
