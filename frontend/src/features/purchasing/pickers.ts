import type { Format } from '../../app/format';
import { type api, Catalog, invoke, Purchasing, Suppliers } from '../../backend';
import type { PickOption } from '../../ui/ComboPicker';
import { type ProductOption, productOption } from '../orders/lines';
import { pickFigures } from '../orders/PickFigures';

function partyOption(hit: api.PartyPick): PickOption {
  return { id: String(hit.id), label: hit.name, detail: [hit.code, hit.city].filter(Boolean).join(' · ') };
}

export async function loadSuppliers(text: string): Promise<PickOption[]> {
  const { rows } = await invoke(Suppliers.Find, { text, limit: 20 });
  return rows.map(partyOption);
}

export async function getSupplier(id: number): Promise<PickOption> {
  const { card } = await invoke(Suppliers.Get, { id });
  return { id: String(id), label: card.name };
}

/** Finds products with what the supplier asks for them, which stands beside the stock in the hits. */
export async function findForSupplier(
  text: string,
  supplierId: number | null,
  format: Format,
): Promise<ProductOption[]> {
  const { rows } = await invoke(Catalog.Find, { text, limit: 20, supplierId });
  const known = supplierId
    ? await invoke(Purchasing.Defaults, { supplierId, productIds: rows.map((hit) => hit.id) })
    : { rows: [] };
  return rows.map((hit) => {
    const cost = known.rows.find((each) => each.productId === hit.id)?.unitCostMinorE4 ?? hit.costMinorE4 ?? null;
    return { ...productOption(hit, cost), right: pickFigures(hit, cost, format) };
  });
}
