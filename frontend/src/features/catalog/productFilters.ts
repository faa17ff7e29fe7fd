import type { ListState } from '../../app/useListState';
import type { ProductRequest } from './keys';

/** The filter of products without a category. */
export const UNCATEGORISED = 'none';

/** A price range as the address holds it: `from-to` in ten-thousandths of a minor unit, either may be missing. */
export function readPrices(text: string | undefined): { from: number | null; to: number | null } {
  const match = /^(\d*)-(\d*)$/.exec(text ?? '');
  return { from: match?.[1] ? Number(match[1]) : null, to: match?.[2] ? Number(match[2]) : null };
}

export function writePrices(from: number | null, to: number | null): string | undefined {
  return from === null && to === null ? undefined : `${from ?? ''}-${to ?? ''}`;
}

/** The stock states that the address names. */
export function statusesOf(list: ListState): string[] {
  return list.filters.status?.split(',') ?? [];
}

/** What the address of the list asks for. */
export function productRequest(list: ListState): ProductRequest {
  const { category, supplier, price, archived } = list.filters;
  const { from, to } = readPrices(price);
  return {
    search: list.text,
    categoryId: Number(category) || null,
    uncategorised: category === UNCATEGORISED,
    supplierId: Number(supplier) || null,
    priceFromMinorE4: from,
    priceToMinorE4: to,
    statuses: statusesOf(list),
    archived: archived ?? '',
    sort: list.sort.key,
    descending: list.sort.desc,
  };
}
