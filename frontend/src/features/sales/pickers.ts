import type { Format } from '../../app/format';
import { type api, Catalog, Customers, invoke } from '../../backend';
import type { PickOption } from '../../ui/ComboPicker';
import { type ProductOption, productOption } from '../orders/lines';
import { pickFigures } from '../orders/PickFigures';

function partyOption(hit: api.PartyPick): PickOption {
  return { id: String(hit.id), label: hit.name, detail: [hit.code, hit.city].filter(Boolean).join(' · ') };
}

export async function loadCustomers(text: string): Promise<PickOption[]> {
  const { rows } = await invoke(Customers.Find, { text, limit: 20 });
  return rows.map(partyOption);
}

export async function getCustomer(id: number): Promise<PickOption> {
  const { card } = await invoke(Customers.Get, { id });
  return { id: String(id), label: card.name };
}

/** Finds products with their price and what is available of them. */
export async function findToSell(text: string, format: Format): Promise<ProductOption[]> {
  const { rows } = await invoke(Catalog.Find, { text, limit: 20, supplierId: null });
  return rows.map((hit) => ({
    ...productOption({ ...hit, supplierCode: '' }, hit.priceMinorE4),
    right: pickFigures(hit, hit.priceMinorE4, format),
  }));
}
