import type { api } from '../../backend';
import { lineNet } from '../../lib/money';
import type { PickOption } from '../../ui/ComboPicker';

/** What a line has to know of its product. */
export interface LineProduct {
  id: number;
  sku: string;
  name: string;
  unit: string;
  decimals: number;
  availableMilli: number;
}

/** A product in the picker of a line, with what a new line of it costs. */
export interface ProductOption extends PickOption {
  product: LineProduct;
  /** Ten-thousandths of a minor unit; null where none is known. */
  priceE4: number | null;
}

/** A line of an order while it is being typed. */
export interface DraftLine {
  /** Tells lines apart before they are saved. */
  key: string;
  /** 0 is a new line. */
  id: number;
  product: ProductOption | null;
  quantityMilli: number | null;
  /** Price or cost of one unit; null takes what is known. */
  priceE4: number | null;
  discountPpm: number | null;
}

export function blankLine(): DraftLine {
  return { key: crypto.randomUUID(), id: 0, product: null, quantityMilli: null, priceE4: null, discountPpm: null };
}

/** Nothing was typed: such a line is not sent. */
export function isBlank(line: DraftLine): boolean {
  return line.product === null && line.quantityMilli === null && line.priceE4 === null && line.discountPpm === null;
}

export function filledLines(lines: readonly DraftLine[]): DraftLine[] {
  return lines.filter((line) => !isBlank(line));
}

/** The line's amount after its discount; null while something is missing. */
export function netOf(line: DraftLine): number | null {
  if (line.priceE4 === null || line.quantityMilli === null) return null;
  return lineNet(line.priceE4, line.quantityMilli, line.discountPpm ?? 0);
}

export interface OrderTotals {
  grossMinor: number;
  discountMinor: number;
  netMinor: number;
}

/** What the lines come to so far, each rounded by itself as the backend does. */
export function totalsOf(lines: readonly DraftLine[]): OrderTotals {
  let [grossMinor, netMinor] = [0, 0];
  for (const line of lines) {
    netMinor += netOf(line) ?? 0;
    grossMinor += netOf({ ...line, discountPpm: 0 }) ?? 0;
  }
  return { grossMinor, discountMinor: grossMinor - netMinor, netMinor };
}

/** What is missing in the lines, by `<key>.<member>`. */
export function missingIn(lines: readonly DraftLine[], words: { product: string; quantity: string }) {
  const missing: Record<string, string> = {};
  for (const line of filledLines(lines)) {
    if (line.product === null) missing[`${line.key}.productId`] = words.product;
    else if (line.quantityMilli === null) missing[`${line.key}.quantityMilli`] = words.quantity;
  }
  return missing;
}

/** The grid's name of a fault's field: `lines.2.quantityMilli` is of the third line that was sent. */
export function lineField(field: string, lines: readonly DraftLine[]): string | null {
  const match = /^lines\.(\d+)\.(\w+)$/.exec(field);
  const line = match && filledLines(lines)[Number(match[1])];
  if (!match || !line) return null;
  const name = match[2] === 'unitCostMinorE4' || match[2] === 'unitPriceMinorE4' ? 'priceE4' : match[2];
  return `${line.key}.${name}`;
}

/** How a hit of the product search stands in a line. */
export function productOption(hit: api.ProductPick, priceE4: number | null): ProductOption {
  return {
    id: String(hit.id),
    label: hit.name,
    detail: hit.supplierCode ? `${hit.sku} · ${hit.supplierCode}` : hit.sku,
    product: {
      id: hit.id,
      sku: hit.sku,
      name: hit.name,
      unit: hit.unit,
      decimals: hit.unitDecimals,
      availableMilli: hit.availableMilli,
    },
    priceE4,
  };
}

interface SavedLine {
  id: number;
  productId: number;
  sku: string;
  name: string;
  unit: string;
  unitDecimals: number;
  quantityMilli: number;
  discountPpm: number;
  availableMilli: number;
}

/** A saved line as the grid edits it. */
export function draftLine(line: SavedLine, priceE4: number): DraftLine {
  return {
    key: String(line.id),
    id: line.id,
    product: {
      id: String(line.productId),
      label: line.name,
      detail: line.sku,
      product: {
        id: line.productId,
        sku: line.sku,
        name: line.name,
        unit: line.unit,
        decimals: line.unitDecimals,
        availableMilli: line.availableMilli,
      },
      priceE4,
    },
    quantityMilli: line.quantityMilli,
    priceE4,
    discountPpm: line.discountPpm || null,
  };
}
