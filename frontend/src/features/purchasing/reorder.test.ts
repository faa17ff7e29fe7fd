import { expect, it } from 'vitest';
import type { api } from '../../backend';
import { chosenLines, placeGroups, proposalItems, tick, whyOf } from './reorder';

const row = (patch: Partial<api.ReorderRow>): api.ReorderRow => ({
  productId: 1,
  sku: 'P1',
  name: 'P1',
  unit: 'pcs',
  unitDecimals: 0,
  supplierCode: '',
  availableMilli: 8000,
  onOrderMilli: 0,
  draftedMilli: 0,
  projectedMilli: 8000,
  reorderPointMilli: 10_000,
  reorderUpToMilli: 0,
  reorderQuantityMilli: 0,
  minimumOrderMilli: 0,
  orderMultipleMilli: 0,
  suggestedMilli: 3000,
  unitCostMinorE4: 2_000_000,
  netMinor: 600,
  leadTimeDays: null,
  ...patch,
});

it.each([
  ['the target', { reorderUpToMilli: 40_000, suggestedMilli: 32_000 }, ['upTo']],
  [
    'the target in packs',
    { reorderUpToMilli: 40_000, orderMultipleMilli: 6000, suggestedMilli: 36_000 },
    ['upTo', 'multiple'],
  ],
  [
    'the minimum in packs',
    { reorderUpToMilli: 40_000, minimumOrderMilli: 50_000, orderMultipleMilli: 12_000, suggestedMilli: 60_000 },
    ['upTo', 'minimum', 'multiple'],
  ],
  ['the reorder quantity', { reorderQuantityMilli: 25_000, suggestedMilli: 25_000 }, ['quantity']],
  ['the reorder point', {}, ['point']],
])('tells that a suggestion comes from %s', (_, patch, rules) => {
  expect(whyOf(row(patch))).toEqual(rules);
});

it('orders what is taken, as it was typed, and nothing without a supplier', () => {
  const groups = [
    { supplierId: 7, supplier: 'S', netMinor: 0, rows: [row({}), row({ productId: 2 }), row({ productId: 3 })] },
    { supplierId: 0, supplier: '', netMinor: 0, rows: [row({ productId: 4 })] },
  ];
  const choices = { 2: { taken: false, quantityMilli: 3000 }, 3: { taken: true, quantityMilli: 9000 } };
  expect(chosenLines(groups, choices)).toEqual([
    { productId: 1, supplierId: 7, quantityMilli: 3000, unitCostMinorE4: 2_000_000 },
    { productId: 3, supplierId: 7, quantityMilli: 9000, unitCostMinorE4: 2_000_000 },
  ]);
});

it('draws some lines of a long list, with room for the others', () => {
  const group = (supplierId: number, ...ids: number[]): api.ReorderGroup => ({
    supplierId,
    supplier: `S${supplierId}`,
    netMinor: 0,
    rows: ids.map((productId) => row({ productId })),
  });
  const groups = [group(1, 11, 12, 13), group(2, 21, 22)];
  const items = proposalItems(groups);
  expect(items.map(({ row, place }) => [row?.productId ?? 'head', place])).toEqual([
    ['head', 0],
    [11, 2],
    [12, 3],
    [13, 4],
    ['head', 0],
    [21, 2],
    [22, 3],
  ]);
  const lines = (...at: number[]) => at.map((each) => ({ at: each, start: each * 10, end: each * 10 + 10 }));
  const placed = (...at: number[]) =>
    placeGroups(items, lines(...at)).map(({ group, before, head, rows }) => [
      group.supplierId,
      before,
      head,
      rows.map((each) => [each.row.productId, each.before]),
    ]);
  expect(placed(0, 1, 2)).toEqual([
    [
      1,
      0,
      0,
      [
        [11, 0],
        [12, 0],
      ],
    ],
  ]);
  // From the middle of one group into the next: the head of the first is above what is seen.
  expect(placed(2, 3, 4, 5)).toEqual([
    [
      1,
      20,
      -1,
      [
        [12, 0],
        [13, 0],
      ],
    ],
    [2, 0, 4, [[21, 0]]],
  ]);
  // One that stays to be mended, far above what is seen.
  expect(placed(1, 3, 6)).toEqual([
    [
      1,
      10,
      -1,
      [
        [11, 0],
        [13, 10],
      ],
    ],
    [2, 20, -1, [[22, 0]]],
  ]);
});

it('proposes again what is ticked without a quantity', () => {
  const proposal = row({ suggestedMilli: 24_000 });
  for (const quantityMilli of [null, 0]) {
    expect(tick(proposal, { taken: false, quantityMilli }, true)).toEqual({ taken: true, quantityMilli: 24_000 });
    expect(tick(proposal, { taken: false, quantityMilli }, false)).toEqual({ taken: false, quantityMilli });
  }
  const typed = { taken: false, quantityMilli: 5000 };
  expect(tick(proposal, typed, true)).toEqual({ taken: true, quantityMilli: 5000 });
});
