import type { api } from '../../backend';

/** A question for products without its place in the pages. */
export type ProductRequest = Omit<api.ProductQuery, 'cursor' | 'limit'>;

/** Query keys of the catalogue. What shows stock stands under `stock`, which changes most often. */
export const catalogKeys = {
  products: (request: ProductRequest) => ['stock', 'products', request] as const,
  edit: (question: api.ProductEditQuestion) => ['stock', 'edit', question] as const,
  product: (id: number) => ['stock', 'product', id] as const,
  movements: (productId: number, locationId: number | null) =>
    ['stock', 'movements of', productId, locationId] as const,
  balances: (productId: number) => ['stock', 'balances of', productId] as const,
  sales: (productId: number) => ['reports', 'sales of', productId] as const,
  proposal: (productId: number) => ['stock', 'proposal of', productId] as const,
  tree: () => ['catalog', 'categories'] as const,
  units: () => ['catalog', 'units'] as const,
  proposedSku: () => ['catalog', 'proposed SKU'] as const,
  supplierName: (id: number) => ['parties', 'supplier', 'name', id] as const,
};
