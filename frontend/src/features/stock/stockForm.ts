import { useQuery } from '@tanstack/react-query';
import { type api, Catalog, invoke, requestId, Stock } from '../../backend';
import { t } from '../../i18n';
import type { PickOption } from '../../ui/ComboPicker';
import { toast } from '../../ui/toast';

/** The product that a dialog is about, as far as its fields need it. */
export interface StockProduct {
  id: number;
  sku: string;
  name: string;
  unit: string;
  unitDecimals: number;
}

export interface StockProductOption extends PickOption {
  product: StockProduct;
}

export function productOption(product: StockProduct): StockProductOption {
  return { id: String(product.id), label: product.name, detail: product.sku, product };
}

export async function findStockProducts(text: string): Promise<StockProductOption[]> {
  const { rows } = await invoke(Catalog.Find, { text, limit: 20, supplierId: null });
  return rows.map(productOption);
}

export const stockFormKeys = {
  locations: () => ['stock', 'locations', 'choice'] as const,
  balances: (productId: number) => ['stock', 'balances of', productId] as const,
  reasons: () => ['stock', 'reasons'] as const,
};

/** The locations that can be chosen, with their paths. */
export function useLocationChoices() {
  const { data } = useQuery({
    queryKey: stockFormKeys.locations(),
    queryFn: () => invoke(Stock.Locations, { archived: false }),
  });
  const rows = data?.rows ?? [];
  return {
    main: rows.find((each) => each.main),
    choices: rows.map((each) => ({
      value: String(each.id),
      label: locationLabel(each),
    })),
  };
}

/** The path of a location, with a word for a quarantine whose name does not say so. */
export function locationLabel({ path, quarantine }: { path: string; quarantine: boolean }): string {
  const says = path.toLowerCase().includes(t('stock.quarantine').toLowerCase());
  return quarantine && !says ? t('stock.quarantineLocation', { path }) : path;
}

/** What each location holds of a product. */
export function useBalances(productId: number | undefined) {
  return useQuery({
    queryKey: stockFormKeys.balances(productId ?? 0),
    queryFn: () => invoke(Stock.ProductStock, { id: productId ?? 0 }),
    enabled: productId !== undefined,
  }).data;
}

/** What a location holds of the product; undefined while it is being read. */
export function heldAt(stock: api.ProductStock | undefined, locationId: string | null): number | undefined {
  if (!stock || !locationId) return undefined;
  return stock.balances.find((each) => each.locationId === Number(locationId))?.onHandMilli ?? 0;
}

/** The location that holds most of the product, outside quarantine. */
export function fullest(stock: api.ProductStock | undefined): string | null {
  const held = (stock?.balances ?? []).filter((each) => each.onHandMilli > 0 && !each.quarantine && !each.archived);
  const [first] = held.sort((a, b) => b.onHandMilli - a.onHandMilli);
  return first ? String(first.locationId) : null;
}

/** Says that a stock document was posted, and offers to reverse it. */
export function postedToast(message: string, document: api.StockDocument): void {
  const { kind, id } = document;
  toast({ message, undo: () => invoke(Stock.Reverse, { requestId: requestId(), kind, id, day: '', note: '' }) });
}
