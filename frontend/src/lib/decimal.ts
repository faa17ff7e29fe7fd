/**
 * Whole numbers that stand for decimals: a value of `scale` decimals is kept
 * as value × 10^scale, as the backend does. Nothing here goes through
 * floating point; division is done on BigInt and rounds half away from zero.
 */

/** Beyond this a JavaScript number would not be exact (the backend has the same limit). */
export const MAX_EXACT = 9_000_000_000_000_000;

export type ParseFailure = 'empty' | 'invalid' | 'decimals' | 'too_large';
export type Parsed = { ok: true; value: number } | { ok: false; reason: ParseFailure };

/** 12345 with scale 2 → "123.45", with no grouping and a full stop. */
export function plainDecimal(value: number, scale: number, leastDecimals = scale): string {
  const negative = value < 0;
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  let fraction = digits.slice(digits.length - scale);
  while (fraction.length > leastDecimals && fraction.endsWith('0')) {
    fraction = fraction.slice(0, -1);
  }
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${options.style}|${options.currency}|${options.minimumFractionDigits}|${options.maximumFractionDigits}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, options);
    formatters.set(key, found);
  }
  return found;
}

export interface DecimalFormat {
  scale: number;
  /** Decimals that are always written. */
  least: number;
  /** ISO 4217 code: writes the currency as the locale does. */
  currency?: string;
}

/** Writes the value as the locale does, exactly: the decimal text is handed to Intl, never a float. */
export function formatDecimal(value: number, format: DecimalFormat, locale: string): string {
  const text = plainDecimal(value, format.scale, format.least);
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  return formatter(locale, {
    style: format.currency ? 'currency' : 'decimal',
    currency: format.currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(text as Intl.StringNumericLiteral);
}

/** The text an input shows for editing: the locale's decimal separator, no grouping. */
export function editDecimal(value: number, scale: number, least: number, locale: string): string {
  return plainDecimal(value, scale, least).replace('.', separators(locale).decimal);
}

export interface Separators {
  decimal: string;
  group: string;
}

export function separators(locale: string): Separators {
  const parts = formatter(locale, {
    style: 'decimal',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).formatToParts(1234567.5);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: of('decimal') || '.', group: of('group') };
}

/** A fraction of whole numbers; the denominator is positive. */
interface Ratio {
  n: bigint;
  d: bigint;
}

const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/;

/** Reads one number as people write it: 1234.5, 1.234,5, 1,234.5, 1 234,5, 1'234.50. */
function readNumber(raw: string, seps: Separators): Ratio | null {
  const text = raw.replace(/[\s\u00a0\u202f'’]/g, '');
  const decimalAt = decimalPosition(text, seps);
  if (decimalAt === null) return null;
  const whole = text.slice(0, decimalAt).replace(/[.,]/g, '');
  const fraction = text.slice(decimalAt + 1);
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction) || whole + fraction === '') return null;
  return { n: BigInt(whole + fraction), d: 10n ** BigInt(fraction.length) };
}

/** Where the decimal separator stands (the end when there is none), or null when the grouping is wrong. */
function decimalPosition(text: string, seps: Separators): number | null {
  const marks = [...text].filter((c) => c === '.' || c === ',');
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (marks.length === 0) return text.length;
  if (new Set(marks).size === 2) {
    const onlyOnce = marks.filter((c) => c === text[last]).length === 1;
    return onlyOnce && GROUPED.test(text.slice(0, last)) ? last : null;
  }
  if (marks.length > 1) return GROUPED.test(text) ? text.length : null;
  const isGroup = marks[0] === seps.group && /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  return isGroup ? text.length : last;
}

type Token = { kind: 'number'; value: Ratio } | { kind: 'op'; value: string };

function tokens(text: string, seps: Separators): Token[] | null {
  const found: Token[] = [];
  const pattern = /\s*(?:([\d.,](?:[\d.,\s\u00a0\u202f'’]*[\d.,])?)|([-+*/()×÷−x]))\s*/iy;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) return null;
    if (match[1] !== undefined) {
      const value = readNumber(match[1], seps);
      if (!value) return null;
      found.push({ kind: 'number', value });
    } else {
      const ascii: Record<string, string> = { '×': '*', x: '*', '÷': '/', '−': '-' };
      const op = (match[2] ?? '').toLowerCase();
      found.push({ kind: 'op', value: ascii[op] ?? op });
    }
  }
  return found;
}

/** Recursive descent over sums, products and brackets; null for anything that is no expression. */
class Reader {
  private at = 0;
  private readonly list: Token[];
  divided = false;

  constructor(list: Token[]) {
    this.list = list;
  }

  read(): Ratio | null {
    const value = this.sum();
    return this.at === this.list.length ? value : null;
  }

  private take(...ops: string[]): string | null {
    const token = this.list[this.at];
    if (token?.kind !== 'op' || !ops.includes(token.value)) return null;
    this.at++;
    return token.value;
  }

  private sum(): Ratio | null {
    let left = this.product();
    for (let op = this.take('+', '-'); op && left; op = this.take('+', '-')) {
      const right = this.product();
      if (!right) return null;
      const n = op === '+' ? left.n * right.d + right.n * left.d : left.n * right.d - right.n * left.d;
      left = { n, d: left.d * right.d };
    }
    return left;
  }

  private product(): Ratio | null {
    let left = this.factor();
    for (let op = this.take('*', '/'); op && left; op = this.take('*', '/')) {
      const right = this.factor();
      if (!right || (op === '/' && right.n === 0n)) return null;
      if (op === '*') {
        left = { n: left.n * right.n, d: left.d * right.d };
      } else {
        this.divided = true;
        const sign = right.n < 0n ? -1n : 1n;
        left = { n: left.n * right.d * sign, d: left.d * right.n * sign };
      }
    }
    return left;
  }

  private factor(): Ratio | null {
    if (this.take('-')) {
      const value = this.factor();
      return value && { n: -value.n, d: value.d };
    }
    if (this.take('+')) return this.factor();
    if (this.take('(')) {
      const value = this.sum();
      return this.take(')') ? value : null;
    }
    const token = this.list[this.at];
    if (token?.kind !== 'number') return null;
    this.at++;
    return token.value;
  }
}

/**
 * Reads what a person types into a number field, as value × 10^scale: a number
 * in any usual writing, or a small sum such as `12*3` or `=2*6+1`. A number
 * with more decimals than fit is refused; a division is rounded.
 */
export function parseDecimal(input: string, scale: number, locale: string): Parsed {
  const text = input.trim().replace(/^=/, '');
  if (text === '') return { ok: false, reason: input.trim() === '' ? 'empty' : 'invalid' };
  if (text.length > 100) return { ok: false, reason: 'invalid' };
  const list = tokens(text, separators(locale));
  if (!list) return { ok: false, reason: 'invalid' };
  const reader = new Reader(list);
  const ratio = reader.read();
  if (!ratio) return { ok: false, reason: 'invalid' };
  const n = ratio.n * 10n ** BigInt(scale);
  if (n % ratio.d !== 0n && !reader.divided) return { ok: false, reason: 'decimals' };
  const value = divideRound(n, ratio.d);
  if (value > BigInt(MAX_EXACT) || value < -BigInt(MAX_EXACT)) return { ok: false, reason: 'too_large' };
  return { ok: true, value: Number(value) };
}

/** Divides and rounds half away from zero; the divisor is positive. */
export function divideRound(n: bigint, d: bigint): bigint {
  const half = n < 0n ? -d : d;
  return (2n * n + half) / (2n * d);
}
