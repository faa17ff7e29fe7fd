import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideRound, editDecimal, formatDecimal, MAX_EXACT, parseDecimal, plainDecimal } from './decimal';

const value = (text: string, scale: number, locale: string) => {
  const parsed = parseDecimal(text, scale, locale);
  return parsed.ok ? parsed.value : parsed.reason;
};

describe('parseDecimal', () => {
  it.each([
    ['12', 2, 'en-US', 1200],
    ['12.5', 2, 'en-US', 1250],
    ['1,234.5', 2, 'en-US', 123450],
    ['1.234,5', 2, 'de-DE', 123450],
    ['1.234,5', 2, 'en-US', 123450],
    ['1,234.5', 2, 'de-DE', 123450],
    ['1,234', 2, 'en-US', 123400],
    ['1.234', 2, 'de-DE', 123400],
    ['1.234.567', 0, 'en-US', 1234567],
    ['1,5', 2, 'en-US', 150],
    ['1.5', 2, 'de-DE', 150],
    ['0.125', 3, 'de-DE', 125],
    ['1 234,50', 2, 'fr-FR', 123450],
    ['1\u202f234,50', 2, 'fr-FR', 123450],
    ["1'234.50", 2, 'de-CH', 123450],
    ['.5', 2, 'en-US', 50],
    ['5.', 2, 'en-US', 500],
    ['-3', 3, 'en-US', -3000],
    ['−3', 3, 'en-US', -3000],
    ['12*3', 2, 'en-US', 3600],
    ['=2*6+1', 3, 'en-US', 13000],
    ['2 x 6', 0, 'en-US', 12],
    ['(1+2)*3', 0, 'en-US', 9],
    ['0.1+0.2', 2, 'en-US', 30],
    ['10/4', 2, 'en-US', 250],
    ['10/3', 2, 'en-US', 333],
    ['20/3', 2, 'en-US', 667],
    ['-1/8', 2, 'en-US', -13],
    ['1/-8', 2, 'en-US', -13],
  ])('%s with %i decimals in %s is %i', (text, scale, locale, wanted) => {
    expect(value(text, scale, locale)).toBe(wanted);
  });

  it.each([
    ['', 2, 'empty'],
    ['  ', 2, 'empty'],
    ['=', 2, 'invalid'],
    ['twelve', 2, 'invalid'],
    ['1,2,3', 2, 'invalid'],
    ['1.2.3,4', 2, 'invalid'],
    ['1,23.4.5', 2, 'invalid'],
    ['12*', 2, 'invalid'],
    ['(1', 2, 'invalid'],
    ['1/0', 2, 'invalid'],
    ['1e5', 2, 'invalid'],
    ['.', 2, 'invalid'],
    ['1.005', 2, 'decimals'],
    ['1.5', 0, 'decimals'],
    ['90000000000000.01', 2, 'too_large'],
  ])('refuses %j with %i decimals: %s', (text, scale, reason) => {
    expect(value(text, scale, 'en-US')).toBe(reason);
  });

  it('reads back whatever was written for editing, in any locale', () => {
    const locales = fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'pt-BR', 'sv-SE', 'ja-JP');
    const amounts = fc.integer({ min: -MAX_EXACT, max: MAX_EXACT });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 6 }), locales, (n, scale, locale) => {
        const text = editDecimal(n, scale, scale, locale);
        expect(value(text, scale, locale)).toBe(n === 0 ? 0 : n);
      }),
    );
  });

  it('reads back whatever was written for display', () => {
    const locales = fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'pt-BR', 'ja-JP');
    fc.assert(
      fc.property(fc.integer({ min: -MAX_EXACT, max: MAX_EXACT }), locales, (n, locale) => {
        expect(value(formatDecimal(n, { scale: 2, least: 2 }, locale), 2, locale)).toBe(n === 0 ? 0 : n);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,+-*/()= x%a'") });
    fc.assert(fc.property(typed, (text) => void parseDecimal(text, 2, 'en-US')));
  });
});

describe('formatDecimal', () => {
  it('is exact where a float would not be', () => {
    expect(formatDecimal(8_999_999_999_999_999, { scale: 2, least: 2 }, 'en-US')).toBe('89,999,999,999,999.99');
    expect(formatDecimal(-8_999_999_999_999_999, { scale: 6, least: 2 }, 'en-US')).toBe('-8,999,999,999.999999');
  });

  it('follows the locale', () => {
    expect(formatDecimal(123450, { scale: 2, least: 2 }, 'de-DE')).toBe('1.234,50');
    expect(formatDecimal(123450, { scale: 2, least: 2, currency: 'USD' }, 'en-US')).toBe('$1,234.50');
  });

  it('keeps only the decimals that say something', () => {
    expect(plainDecimal(14_000_000, 6, 2)).toBe('14.00');
    expect(plainDecimal(52_083_300, 6, 2)).toBe('52.0833');
    expect(plainDecimal(-5, 3)).toBe('-0.005');
    expect(plainDecimal(17_000, 3, 0)).toBe('17');
  });
});

it('rounds half away from zero', () => {
  expect([5n, -5n, 4n, -4n, 15n].map((n) => divideRound(n, 10n))).toEqual([1n, -1n, 0n, 0n, 2n]);
});
