import { expect, it } from 'vitest';
import { type CountLine, countedLines, lineOfProduct, nextUncounted, verdictOf } from './counting';

const line = (id: number, expectedMilli: number, productId = id): CountLine => ({
  id,
  productId,
  sku: `S${id}`,
  name: `Product ${id}`,
  unit: 'pcs',
  decimals: 0,
  expectedMilli,
});
const [a, b, c] = [line(1, 12_000), line(2, 10_000), line(3, 6000, 1)];
const lines = [a, b, c];

it('judges a count against what is expected', () => {
  const counts = { 1: 12_000, 2: 8000, 3: 7000 };
  expect(lines.map((each) => verdictOf(each, counts))).toEqual(['right', 'short', 'over']);
  expect(verdictOf(a, {})).toBe('none');
  expect(verdictOf(a, { 1: 0 })).toBe('short');
});

it('sends what was counted and leaves out what was not', () => {
  expect(countedLines(lines, { 1: 12_000, 2: 0, 3: null })).toEqual([{ orderLineId: 1, quantityMilli: 12_000 }]);
});

it('counts a product on the line that still misses something', () => {
  expect(lineOfProduct(lines, {}, 1)).toBe(a);
  expect(lineOfProduct(lines, { 1: 12_000 }, 1)).toBe(c);
  expect(lineOfProduct(lines, { 1: 12_000, 3: 6000 }, 1)).toBe(a);
  expect(lineOfProduct(lines, {}, 9)).toBeUndefined();
});

it('goes on to the next line that was not counted, from the top again', () => {
  expect(nextUncounted(lines, { 2: 1 }, 1)).toBe(c);
  expect(nextUncounted(lines, { 2: 1, 3: 1 }, 3)).toBe(a);
  expect(nextUncounted(lines, { 1: 1, 2: 1, 3: 1 }, 3)).toBeUndefined();
});
