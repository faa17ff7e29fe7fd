import type { api } from '../../backend';

/** Query keys of purchase orders. Proposals show stock, so they stand under that topic. */
export const purchasingKeys = {
  orders: (request: Partial<api.PurchaseOrderQuery>) => ['purchasing', 'orders', request] as const,
  order: (id: number) => ['purchasing', 'order', id] as const,
  onOrder: (productId: number) => ['stock', 'on order', productId] as const,
  reorder: (request: Partial<api.ReorderQuery>) => ['stock', 'reorder', request] as const,
};
