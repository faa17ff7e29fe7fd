import { divideRound, editDecimal, formatDecimal, type Parsed, parseDecimal } from './decimal';

/** The company's currency: an ISO 4217 code and its number of decimals. */
export interface Currency {
  code: string;
  decimals: number;
}

/** A unit price keeps four more decimals than an amount. */
export const UNIT_DECIMALS = 4;

/** An amount without its currency, as columns show it: 1,234.50. */
export function formatMinor(minor: number, currency: Currency, locale: string): string {
  return formatDecimal(minor, { scale: currency.decimals, least: currency.decimals }, locale);
}

/** An amount with its currency, as figures and sentences show it: $1,234.50. */
export function formatAmount(minor: number, currency: Currency, locale: string): string {
  return formatDecimal(minor, { scale: currency.decimals, least: currency.decimals, currency: currency.code }, locale);
}

/** A unit price, with up to four more decimals where it has them: 14.00, 52.0833. In a column all have `more` of those. */
export function formatUnitPrice(minorE4: number, currency: Currency, locale: string, more = 0): string {
  return formatDecimal(minorE4, { scale: currency.decimals + UNIT_DECIMALS, least: currency.decimals + more }, locale);
}

/** How many of its four more decimals a unit price needs. */
export function moreDecimals(minorE4: number): number {
  let more = UNIT_DECIMALS;
  for (let rest = minorE4; more > 0 && rest % 10 === 0; rest /= 10) more--;
  return more;
}

/** How many more decimals the unit prices of a column need, so that they stand beneath each other. */
export function mostDecimals(costs: readonly (number | null | undefined)[]): number {
  return costs.reduce<number>((most, cost) => Math.max(most, moreDecimals(cost ?? 0)), 0);
}

export function editMinor(minor: number, currency: Currency, locale: string): string {
  return editDecimal(minor, currency.decimals, currency.decimals, locale);
}

export function editUnitPrice(minorE4: number, currency: Currency, locale: string): string {
  return editDecimal(minorE4, currency.decimals + UNIT_DECIMALS, currency.decimals, locale);
}

export function parseMinor(text: string, currency: Currency, locale: string): Parsed {
  return parseDecimal(text, currency.decimals, locale);
}

export function parseUnitPrice(text: string, currency: Currency, locale: string): Parsed {
  return parseDecimal(text, currency.decimals + UNIT_DECIMALS, locale);
}

/** Percent are kept in millionths of the whole (ppm): 5 % is 50,000. */
const PERCENT_DECIMALS = 4;

/** `least` decimals are always written, where the percents of a column stand beneath each other. */
export function formatPercent(ppm: number, locale: string, least = 0): string {
  return `${formatDecimal(ppm, { scale: PERCENT_DECIMALS, least }, locale)}\u00a0%`;
}

export function editPercent(ppm: number, locale: string): string {
  return editDecimal(ppm, PERCENT_DECIMALS, 0, locale);
}

/** Reads `5`, `5 %` or `2,5%` as ppm. */
export function parsePercent(text: string, locale: string): Parsed {
  return parseDecimal(text.trim().replace(/\s*%$/, ''), PERCENT_DECIMALS, locale);
}

/**
 * The net of a line while it is being typed: round(price × quantity × (1 − discount)),
 * half away from zero, as the backend computes it when the line is saved.
 */
export function lineNet(unitPriceMinorE4: number, quantityMilli: number, discountPpm = 0): number {
  const n = BigInt(unitPriceMinorE4) * BigInt(quantityMilli) * BigInt(1_000_000 - discountPpm);
  return Number(divideRound(n, 10_000n * 1_000n * 1_000_000n));
}
