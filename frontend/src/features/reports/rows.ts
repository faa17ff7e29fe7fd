import { type api, Reports } from '../../backend';

/** A row with a key of its own: several may be about the same product. */
export interface Row extends api.ReportRow {
  key: number;
}

export interface ReportAnswer {
  rows: Row[];
  total: number;
  next: string;
  totals: api.ReportCell[];
  series: api.ReportPoint[];
}

interface PageRequest {
  name: string;
  params: api.ReportParams;
  cursor: string;
  limit: number;
}

/** One page of a report, as lists are read. */
export async function runReport({ name, params, cursor, limit }: PageRequest): Promise<ReportAnswer> {
  const offset = Number(cursor) || 0;
  const page = await Reports.Run({ name, params, offset, limit });
  return {
    rows: page.rows.map((row, at) => ({ ...row, key: offset + at })),
    total: page.rowCount,
    next: page.next > 0 ? String(page.next) : '',
    totals: page.totals,
    series: page.series,
  };
}
