import type { ListState } from '../../app/useListState';
import type { api, BackendFault } from '../../backend';

/** The parameters that the address holds, as the backend reads them. Places are named by their ids. */
export function paramsOf(filters: ListState['filters']): api.ReportParams {
  const id = (value: string | undefined) => (value ? `#${value}` : '');
  return {
    from: filters.from ?? '',
    to: filters.to ?? '',
    asOf: filters.asOf ?? '',
    location: id(filters.location),
    category: id(filters.category),
    basis: filters.basis ?? '',
    by: filters.by ?? '',
  };
}

/** Whether the backend objects to a parameter: its field is marked, the sentence stands in place of the rows. */
export function objects(error: BackendFault | null, field: keyof api.ReportParams): boolean {
  return error?.field === `params.${field}`;
}
