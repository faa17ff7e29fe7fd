import type { api } from '../../backend';

export type HistoryRequest = Omit<api.HistoryQuery, 'cursor' | 'limit'>;

export const historyKeys = {
  list: (request: HistoryRequest) => ['history', 'list', request] as const,
};
