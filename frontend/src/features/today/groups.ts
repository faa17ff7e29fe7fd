import type { Format } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';

/** Where a row or an action leads. */
export interface Way {
  to: string;
  params?: Record<string, string>;
  search?: Record<string, string>;
}

/** One thing to do. */
export interface ToDoRow {
  id: number;
  name: string;
  /** The name is a number: what follows stands in a column of its own. */
  numbered?: boolean;
  /** Quiet text after the name. */
  detail: string;
  /** Why it stands here: "7 days late", "8 of 28". */
  why: string;
  tone: 'bad' | 'warning' | 'quiet';
  amount?: string;
  opens: Way;
  action: string;
  acts: Way;
}

/** Things to do of one kind: the first few of them, and the way to all. */
export interface ToDoGroup {
  id: string;
  title: string;
  count: number;
  rows: ToDoRow[];
  all: Way;
}

/** So many rows of a group are shown. */
const SHOWN = 5;

type OrderRow = Pick<ToDoRow, 'why' | 'tone' | 'opens' | 'action' | 'acts'>;

function orderRows(list: api.TodayOrders, format: Format, of: (order: api.TodayOrder) => OrderRow): ToDoRow[] {
  return list.orders.slice(0, SHOWN).map((order) => ({
    id: order.id,
    name: order.number,
    numbered: true,
    detail: order.partner,
    amount: format.minor(order.netMinor),
    ...of(order),
  }));
}

const purchaseOrder = (id: number): Way => ({ to: '/purchasing/orders/$id', params: { id: String(id) } });
const salesOrder = (id: number): Way => ({ to: '/sales/orders/$id', params: { id: String(id) } });
const receive = (id: number): Way => ({ to: '/purchasing/receive', search: { order: String(id) } });
const ship = (id: number): Way => ({ to: '/sales/ship', search: { order: String(id) } });

const late = (days: number): Pick<ToDoRow, 'why' | 'tone'> => ({
  why: t('today.daysLate', { count: days }),
  tone: 'bad',
});

const reorder = (sku: string): Way => ({ to: '/purchasing/reorder', search: { q: sku } });
const receiveProduct = (id: number): Way => ({ to: '/purchasing/receive', search: { product: String(id) } });

function productRows(products: readonly api.TodayProduct[], format: Format): ToDoRow[] {
  return products.slice(0, SHOWN).map((product) => ({
    id: product.id,
    name: product.name,
    detail: product.sku,
    why: t('today.ofPoint', {
      available: format.quantity(product.availableMilli),
      point: format.quantity(product.reorderPointMilli),
    }),
    tone: product.status === 'out' ? 'bad' : product.status === 'low' ? 'warning' : 'quiet',
    amount:
      product.suggestedMilli > 0
        ? t('today.suggested', { quantity: format.quantity(product.suggestedMilli) })
        : t('today.onOrder', { quantity: format.quantity(product.onOrderMilli) }),
    opens: { to: '/products/$id', params: { id: String(product.id) } },
    action: t(product.suggestedMilli > 0 ? 'today.reorder' : 'today.receive'),
    acts: product.suggestedMilli > 0 ? reorder(product.sku) : receiveProduct(product.id),
  }));
}

/** What needs doing, the most urgent kind first; kinds with nothing to do are left out. */
export function toDoGroups(o: api.TodayOverview, format: Format): ToDoGroup[] {
  const groups: ToDoGroup[] = [
    {
      id: 'latePurchases',
      title: t('today.latePurchases'),
      count: o.latePurchaseOrders.count,
      rows: orderRows(o.latePurchaseOrders, format, ({ id, daysLate }) => ({
        ...late(daysLate),
        opens: purchaseOrder(id),
        action: t('today.receive'),
        acts: receive(id),
      })),
      all: { to: '/purchasing/orders', search: { late: 'yes' } },
    },
    {
      id: 'lateSales',
      title: t('today.lateSales'),
      count: o.lateSalesOrders.count,
      rows: orderRows(o.lateSalesOrders, format, ({ id, daysLate }) => ({
        ...late(daysLate),
        opens: salesOrder(id),
        action: t('today.ship'),
        acts: ship(id),
      })),
      all: { to: '/sales/orders', search: { late: 'yes' } },
    },
    {
      id: 'low',
      title: t('today.lowProducts'),
      count: o.lowProducts.count,
      rows: productRows(o.lowProducts.products, format),
      all: { to: '/reports/low-stock' },
    },
    {
      id: 'short',
      title: t('today.shortOrders'),
      count: o.shortOrders.count,
      rows: orderRows(o.shortOrders, format, ({ id, dueDay }) => ({
        why: dueDay ? t('today.dueOn', { day: format.day(dueDay) }) : '',
        tone: 'quiet',
        opens: salesOrder(id),
        action: t('today.see'),
        acts: salesOrder(id),
      })),
      all: { to: '/sales/orders', search: { short: 'yes' } },
    },
    ...unfinished(o, format),
  ];
  return groups.filter((group) => group.count > 0);
}

/** Drafts and quotes: begun, and not yet sent. */
function unfinished(o: api.TodayOverview, format: Format): ToDoGroup[] {
  const since = (day: string): Pick<ToDoRow, 'why' | 'tone'> => ({
    why: t('today.since', { day: format.day(day) }),
    tone: 'quiet',
  });
  return [
    {
      id: 'drafts',
      title: t('today.drafts'),
      count: o.drafts.count,
      rows: orderRows(o.drafts, format, ({ id, orderDay }) => ({
        ...since(orderDay),
        opens: purchaseOrder(id),
        action: t('today.finish'),
        acts: purchaseOrder(id),
      })),
      all: { to: '/purchasing/orders', search: { state: 'draft' } },
    },
    {
      id: 'quotes',
      title: t('today.quotes'),
      count: o.quotes.count,
      rows: orderRows(o.quotes, format, ({ id, orderDay }) => ({
        ...since(orderDay),
        opens: salesOrder(id),
        action: t('today.finish'),
        acts: salesOrder(id),
      })),
      all: { to: '/sales/orders', search: { state: 'quote' } },
    },
  ];
}
