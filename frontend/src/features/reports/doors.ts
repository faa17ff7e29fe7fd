import type { api } from '../../backend';
import { STATUSES } from '../catalog/status';
import { BOUGHT_STATES, SOLD_STATES } from '../orders/counted';
import { periodDays } from './period';
import type { Row } from './rows';

/** Where a row leads. */
export interface Door {
  to: string;
  params?: Record<string, string>;
  search?: Record<string, string | undefined>;
}

const PAGES: Readonly<Record<string, string>> = {
  product: '/products/$id',
  customer: '/customers/$id',
  supplier: '/suppliers/$id',
};

/** What a row is about: a product, customer or supplier by its page, a category or period by the products sold in it. */
export function doorOf(row: Row, report: api.ReportInfo, search: Record<string, string | undefined>): Door | undefined {
  const page = PAGES[row.subject];
  if (page && row.id > 0) return { to: page, params: { id: String(row.id) } };
  if (row.subject === 'category' && row.id > 0) return soldBy({ ...search, category: String(row.id) });
  const period = report.columns[0]?.key === 'period' ? periodDays(row.cells[0]?.text ?? '') : undefined;
  return period && soldBy(within(period, search));
}

/** A period of a chart: the products sold in it. */
export function doorOfPeriod(label: string, search: Record<string, string | undefined>): Door | undefined {
  const period = periodDays(label);
  return period && soldBy(within(period, search));
}

/** The part of the period that the report covers. */
function within(period: { from: string; to: string }, search: Record<string, string | undefined>) {
  const from = search.from && search.from > period.from ? search.from : period.from;
  const to = search.to && search.to < period.to ? search.to : period.to;
  return { ...search, from, to };
}

function soldBy({ from, to, location, category, basis }: Record<string, string | undefined>): Door {
  return {
    to: '/reports/$name',
    params: { name: 'sales-by-product' },
    search: { from, to, location, category, basis },
  };
}

type Filters = Readonly<Record<string, string | undefined>>;

/** A period as the filters of lists have it. */
function span({ from = '', to = '' }: Filters): string | undefined {
  return from || to ? `${from}..${to}` : undefined;
}

const list = (to: string, search: Record<string, string | undefined> = {}): Door => ({ to, search });

/** Whether the report covers all places and kinds of goods as they are now, which is what the lists show. */
const whole = ({ location, category, asOf }: Filters) => !location && !category && !asOf;

/** The list of stock says only what is active unless it is asked for everything; the reports count what is archived, too. */
const EVERY_STATE = [...STATUSES, 'archived'].join(',');

const STOCK: Readonly<Record<string, Door>> = {
  on_hand: list('/stock', { status: EVERY_STATE }),
  available: list('/stock', { status: EVERY_STATE }),
  value: { to: '/reports/$name', params: { name: 'stock-valuation' } },
  allocated: list('/sales/orders', { open: 'yes' }),
  on_order: list('/purchasing/orders', { open: 'yes' }),
};

/** The rows that a total is made of, where a list shows just those. */
export function doorOfTotal(name: string, key: string, filters: Filters): Door | undefined {
  if (!whole(filters)) return undefined;
  switch (name) {
    case 'stock-levels':
      return STOCK[key];
    case 'stock-valuation':
      return key === 'value' ? list('/stock', { tab: 'movements' }) : STOCK[key];
    case 'purchases-by-supplier':
      if (key === 'open') return list('/purchasing/orders', { open: 'yes', orderDay: span(filters) });
      if (key === 'received')
        return span(filters) ? undefined : list('/stock', { tab: 'movements', reason: 'receipt' });
      return ordersOf('/purchasing/orders', BOUGHT_STATES, filters);
    default:
      return doorOfSales(name, key, filters);
  }
}

function doorOfSales(name: string, key: string, filters: Filters): Door | undefined {
  if (!name.startsWith('sales-by-')) return undefined;
  if (key === 'quantity' || key === 'cost' || key === 'margin') {
    return name === 'sales-by-product' ? undefined : soldBy({ ...filters });
  }
  // By shipping date the amounts are those of shipments, not of orders.
  return filters.basis === 'shipped' ? undefined : ordersOf('/sales/orders', SOLD_STATES, filters);
}

function ordersOf(to: string, state: string, filters: Filters): Door {
  return list(to, { state, orderDay: span(filters) });
}
