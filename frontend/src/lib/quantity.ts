import { editDecimal, formatDecimal, type Parsed, parseDecimal } from './decimal';

/** Quantities are whole thousandths of the product's stock unit. */
const SCALE = 3;

/** Writes a quantity with at least the unit's decimals, and the unit's name where it is given: 1,234.5 kg. */
export function formatQuantity(milli: number, locale: string, unit?: string, decimals = 0): string {
  const number = formatDecimal(milli, { scale: SCALE, least: decimals }, locale);
  return unit ? `${number}\u00a0${unit}` : number;
}

export function editQuantity(milli: number, locale: string): string {
  return editDecimal(milli, SCALE, 0, locale);
}

/** Reads a quantity of a unit with so many decimals (0 to 3). */
export function parseQuantity(text: string, locale: string, decimals = SCALE): Parsed {
  const parsed = parseDecimal(text, SCALE, locale);
  if (parsed.ok && parsed.value % 10 ** (SCALE - decimals) !== 0) return { ok: false, reason: 'decimals' };
  return parsed;
}
