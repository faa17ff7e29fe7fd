import { type api, invoke, Suppliers } from '../../backend';
import type { PickOption } from '../../ui/ComboPicker';

/** Suppliers that fit a text. */
export async function findSuppliers(text: string): Promise<PickOption[]> {
  const { rows } = await invoke(Suppliers.Find, { text, limit: 20 });
  return rows.map((row) => ({
    id: String(row.id),
    label: row.name,
    detail: [row.code, row.city].filter(Boolean).join(' · '),
  }));
}

const SHOWN = 100;

/** The text without case and diacritics, as people search. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

export function categoryOption(category: api.Category): PickOption {
  const above = category.path.slice(0, -category.name.length).replace(/ \/ $/, '');
  return { id: String(category.id), label: category.name, detail: above || undefined };
}

/** Categories whose path has every word of the text. */
export function findCategories(tree: readonly api.Category[], text: string): PickOption[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return tree
    .filter((category) => words.every((word) => folded(category.path).includes(word)))
    .slice(0, SHOWN)
    .map(categoryOption);
}
