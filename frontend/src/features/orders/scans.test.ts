import { expect, it } from 'vitest';
import { isOwnCode } from '../scan/unknownCode';
import { blankLine, type DraftLine, type ProductOption } from './lines';
import { withScanned } from './useLineScans';

const option = (id: number): ProductOption => ({
  id: String(id),
  label: `Product ${id}`,
  product: { id, sku: `P-${id}`, name: `Product ${id}`, unit: 'pcs', decimals: 0, availableMilli: 0 },
  priceE4: 90_000,
});
const shown = (lines: readonly DraftLine[]) => lines.map((line) => [line.product?.product.id, line.quantityMilli]);

it('counts on the line of the product, else fills the blank one, else adds one', () => {
  const first = withScanned([blankLine()], option(1), 1);
  expect(shown(first)).toEqual([[1, 1000]]);
  expect(first[0]?.priceE4).toBe(90_000);
  const again = withScanned(first, option(1), 12);
  expect(shown(again)).toEqual([[1, 13_000]]);
  const both = withScanned([...again, blankLine()], option(2), 1);
  expect(shown(both)).toEqual([
    [1, 13_000],
    [2, 1000],
  ]);
  expect(shown(withScanned(both, option(3), 2)).at(-1)).toEqual([3, 2000]);
});

it('keeps the price that was typed', () => {
  const line = { ...blankLine(), product: option(1), quantityMilli: null, priceE4: 5 };
  expect(withScanned([line], option(1), 1)).toMatchObject([{ priceE4: 5, quantityMilli: 1000 }]);
});

it('tells a code with a check digit from one of the user’s own', () => {
  for (const gtin of ['4006381333931', '96385074', '036000291452', '10614141000415']) {
    expect(isOwnCode(gtin)).toBe(false);
  }
  for (const own of ['4006381333932', 'SHELF-77', '12345', '']) expect(isOwnCode(own)).toBe(true);
});
