import { describe, expect, it } from 'vitest';
import {
  editPercent,
  editUnitPrice,
  formatAmount,
  formatMinor,
  formatPercent,
  formatUnitPrice,
  lineNet,
  moreDecimals,
  parseMinor,
  parsePercent,
  parseUnitPrice,
} from './money';
import { editQuantity, formatQuantity, parseQuantity } from './quantity';

const usd = { code: 'USD', decimals: 2 };
const jpy = { code: 'JPY', decimals: 0 };

describe('money', () => {
  it('writes amounts with the currency’s decimals', () => {
    expect(formatMinor(61708535, usd, 'en-US')).toBe('617,085.35');
    expect(formatAmount(61708535, usd, 'en-US')).toBe('$617,085.35');
    expect(formatAmount(1234, jpy, 'en-US')).toBe('¥1,234');
  });

  it('writes unit prices with more decimals only where they have them', () => {
    expect(formatUnitPrice(14_000_000, usd, 'en-US')).toBe('14.00');
    expect(formatUnitPrice(52_083_300, usd, 'en-US')).toBe('52.0833');
    expect(editUnitPrice(52_083_300, usd, 'de-DE')).toBe('52,0833');
  });

  it('gives the unit prices of a column the decimals that one of them needs', () => {
    const costs = [10_800_000, 4_695_600, 31_428_571, 0];
    expect(costs.map(moreDecimals)).toEqual([0, 2, 4, 0]);
    expect(costs.map((cost) => formatUnitPrice(cost, usd, 'en-US', 4))).toEqual([
      '10.800000',
      '4.695600',
      '31.428571',
      '0.000000',
    ]);
  });

  it('reads amounts and unit prices exactly', () => {
    expect(parseMinor('19.99', usd, 'en-US')).toEqual({ ok: true, value: 1999 });
    expect(parseMinor('19.999', usd, 'en-US')).toEqual({ ok: false, reason: 'decimals' });
    expect(parseMinor('1.5', jpy, 'en-US')).toEqual({ ok: false, reason: 'decimals' });
    expect(parseUnitPrice('0.0001', usd, 'en-US')).toEqual({ ok: true, value: 100 });
  });

  it('reads and writes percent as millionths', () => {
    expect(parsePercent('5', 'en-US')).toEqual({ ok: true, value: 50_000 });
    expect(parsePercent('2,5 %', 'de-DE')).toEqual({ ok: true, value: 25_000 });
    expect(formatPercent(150_000, 'en-US')).toBe('15\u00a0%');
    expect(editPercent(25_000, 'de-DE')).toBe('2,5');
  });

  it('computes a line as the backend does', () => {
    expect(lineNet(14_000_000, 12_000)).toBe(16800);
    expect(lineNet(14_000_000, 12_000, 50_000)).toBe(15960);
    expect(lineNet(5_000, 1_000)).toBe(1);
    expect(lineNet(-5_000, 1_000)).toBe(-1);
  });
});

describe('quantity', () => {
  it('writes whole units whole and parts with their decimals', () => {
    expect(formatQuantity(17_000, 'en-US')).toBe('17');
    expect(formatQuantity(1_234_500, 'en-US', 'kg')).toBe('1,234.5\u00a0kg');
    expect(formatQuantity(1_500, 'de-DE', 'kg', 3)).toBe('1,500\u00a0kg');
    expect(editQuantity(-1_500, 'de-DE')).toBe('-1,5');
  });

  it('refuses parts of a unit that has none', () => {
    expect(parseQuantity('1.5', 'en-US', 0)).toEqual({ ok: false, reason: 'decimals' });
    expect(parseQuantity('1.5', 'en-US', 1)).toEqual({ ok: true, value: 1_500 });
    expect(parseQuantity('12*3', 'en-US', 0)).toEqual({ ok: true, value: 36_000 });
    expect(parseQuantity('0.0005', 'en-US')).toEqual({ ok: false, reason: 'decimals' });
  });
});
