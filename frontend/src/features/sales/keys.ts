import type { api } from '../../backend';

/** Query keys of sales orders. What is allocated changes with the stock, so they stand under that topic. */
export const salesKeys = {
  orders: (request: Partial<api.SalesOrderQuery>) => ['stock', 'sales orders', request] as const,
  waiting: () => ['stock', 'sales orders', 'waiting'] as const,
  order: (id: number) => ['stock', 'sales order', id] as const,
  allocations: (productId: number) => ['stock', 'allocations', productId] as const,
};
