import type { api } from '../../backend';

/** Query keys of reports; their answers read across all topics. */
export const reportKeys = {
  list: () => ['settings', 'reports'] as const,
  run: (name: string, params: api.ReportParams) => ['reports', name, params] as const,
};
