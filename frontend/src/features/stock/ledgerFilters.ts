import { invoke, Stock } from '../../backend';
import type { PickOption } from '../../ui/ComboPicker';
import { folded } from '../catalog/pickers';

/** Every reason that a movement can have. */
export const REASONS = [
  'receipt',
  'shipment',
  'transfer',
  'opening_balance',
  'damage',
  'loss',
  'theft',
  'expired',
  'sample',
  'shrinkage',
  'found',
  'count',
  'correction',
  'supplier_return',
  'customer_return',
  'revaluation',
  'landed_cost',
] as const;

/** Locations, archived ones too: what moved there stays in the ledger. */
async function places(): Promise<PickOption[]> {
  const { rows } = await invoke(Stock.Locations, { archived: true });
  return rows.map((row) => ({ id: String(row.id), label: row.path }));
}

export async function findPlaces(text: string): Promise<PickOption[]> {
  const all = await places();
  return all.filter((place) => folded(place.label).includes(folded(text.trim()))).slice(0, 50);
}

export async function getPlace(id: number): Promise<PickOption> {
  const found = (await places()).find((place) => place.id === String(id));
  return found ?? { id: String(id), label: String(id) };
}
