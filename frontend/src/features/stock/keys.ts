import type { api } from '../../backend';

export type LevelRequest = Omit<api.StockLevelQuery, 'cursor' | 'limit'>;
export type MovementRequest = Omit<api.MovementQuery, 'cursor' | 'limit'>;

/** Query keys of stock. */
export const stockKeys = {
  levels: (request: LevelRequest) => ['stock', 'levels', request] as const,
  movements: (request: MovementRequest) => ['stock', 'movements', request] as const,
  locations: (archived: boolean) => ['stock', 'locations', archived] as const,
  productName: (id: number) => ['catalog', 'product', 'name', id] as const,
};
