import { describe, expect, it } from 'vitest';
import { blankLine, type DraftLine, filledLines, isBlank, lineField, missingIn, netOf, totalsOf } from './lines';

const line = (patch: Partial<DraftLine>): DraftLine => ({ ...blankLine(), ...patch });

describe('the lines of an order', () => {
  it('take no blank line along', () => {
    const typed = line({ quantityMilli: 1000 });
    expect(isBlank(blankLine())).toBe(true);
    expect(filledLines([blankLine(), typed, blankLine()])).toEqual([typed]);
  });

  it('sum up nets that were rounded each by itself', () => {
    // 3 × 0.335 = 1.005 → 1.01 twice, not 2.01.
    const each = line({ quantityMilli: 3000, priceE4: 335_000 });
    expect(netOf(each)).toBe(101);
    expect(totalsOf([each, each, blankLine()])).toEqual({ grossMinor: 202, discountMinor: 0, netMinor: 202 });
    const half = line({ quantityMilli: 40_000, priceE4: 11_400_000, discountPpm: 50_000 });
    expect(totalsOf([half])).toEqual({ grossMinor: 45_600, discountMinor: 2280, netMinor: 43_320 });
  });

  it('have no net while the price or the quantity is missing', () => {
    expect(netOf(line({ quantityMilli: 1000 }))).toBeNull();
    expect(netOf(line({ priceE4: 1000 }))).toBeNull();
  });

  it('say what is missing, but nothing of blank lines', () => {
    const [a, b] = [line({ quantityMilli: 1000 }), blankLine()];
    expect(missingIn([a, b], { product: 'which?', quantity: 'how many?' })).toEqual({
      [`${a.key}.productId`]: 'which?',
    });
  });

  it('find the cell of a fault among the lines that were sent', () => {
    const [a, b] = [line({ priceE4: 1 }), line({ priceE4: 2 })];
    expect(lineField('lines.1.unitCostMinorE4', [a, blankLine(), b])).toBe(`${b.key}.priceE4`);
    expect(lineField('lines.0.quantityMilli', [a])).toBe(`${a.key}.quantityMilli`);
    expect(lineField('lines.7.quantityMilli', [a])).toBeNull();
    expect(lineField('reference', [a])).toBeNull();
  });
});
