import { expect, it } from 'vitest';
import type { api } from '../../backend';
import { chosenLines, whyOf } from './reorder';

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
