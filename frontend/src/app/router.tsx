import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { NotFound, PageFailed } from './PageFailed';
import { Shell } from './Shell';

type Search = Record<string, string | undefined>;

/** The page of a route, loaded when it is first opened. */
function page(load: () => Promise<{ default: ComponentType }>): RouteComponent {
  return lazyRouteComponent(load);
}

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  // Every page keeps its state in the address as plain texts; see useListState and useParam.
  validateSearch: (search: Record<string, unknown>): Search => search as Search,
});
const at = <Path extends string>(path: Path, load: () => Promise<{ default: ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: page(load) });

const routeTree = root.addChildren([
  at('/', () => import('../features/today/TodayPage')),
  at('/start', () => import('../features/start/StartPage')),
  at('/products', () => import('../features/catalog/ProductsPage')),
  at('/products/$id', () => import('../features/catalog/ProductPage')),
  at('/stock', () => import('../features/stock/StockPage')),
  at('/purchasing/orders', () => import('../features/purchasing/PurchaseOrdersPage')),
  at('/purchasing/orders/$id', () => import('../features/purchasing/PurchaseOrderPage')),
  at('/purchasing/receive', () => import('../features/purchasing/ReceivePage')),
  at('/purchasing/reorder', () => import('../features/purchasing/ReorderPage')),
  at('/suppliers', () => import('../features/parties/SuppliersPage')),
  at('/suppliers/$id', () => import('../features/parties/SupplierPage')),
  at('/sales/orders', () => import('../features/sales/SalesOrdersPage')),
  at('/sales/orders/$id', () => import('../features/sales/SalesOrderPage')),
  at('/sales/ship', () => import('../features/sales/ShipPage')),
  at('/customers', () => import('../features/parties/CustomersPage')),
  at('/customers/$id', () => import('../features/parties/CustomerPage')),
  at('/reports', () => import('../features/reports/ReportsPage')),
  at('/reports/$name', () => import('../features/reports/ReportPage')),
  at('/history', () => import('../features/history/HistoryPage')),
  at('/guide', () => import('../features/guide/GuidePage')),
  at('/settings', () => import('../features/settings/SettingsPage')),
]);

/** The routes over a history: the window's is the part of the address after `#`. */
export function makeRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({
    routeTree,
    history,
    defaultErrorComponent: PageFailed,
    defaultPendingMs: 150,
    defaultPreload: 'intent',
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
      const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
      return text && `?${text}`;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
