import type { api } from '../../backend';
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
