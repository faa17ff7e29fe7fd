import type { api } from '../../backend';

/** What Settings.Get answers in the tests of pages. */
export const settings = {
  company: { name: 'Corner Shop', address: '', taxNumber: '', logo: { type: '', data: '' } },
  currency: { code: 'USD', decimals: 2, changeable: false },
  preferences: { locale: 'en-US', theme: 'system', density: 'compact', reportFormat: 'csv' },
};

/** A product row of the list. */
export function productRow(patch: Partial<api.ProductRow> = {}): api.ProductRow {
  return {
    id: 2,
    sku: 'P2',
    name: 'Chang',
    categoryId: 1,
    category: 'Beverages',
    supplierId: 7,
    supplier: 'Exotic Liquids',
    unit: 'pcs',
    unitDecimals: 0,
    priceMinorE4: 19_000_000,
    onHandMilli: 41_000,
    allocatedMilli: 39_000,
    availableMilli: 0,
    onOrderMilli: 15_000,
    projectedMilli: 15_000,
    reorderPointMilli: 25_000,
    valueMinor: 30_506,
    unitCostMinorE4: 7_440_488,
    status: 'out',
    archived: false,
    updatedAt: '2026-11-23T08:00:00Z',
    ...patch,
  };
}

/** A product as its page reads it. */
export function product(patch: Partial<api.Product> = {}): api.Product {
  return {
    id: 2,
    sku: 'P2',
    name: 'Chang',
    description: '',
    pack: '24 - 12 oz bottles',
    notes: '',
    categoryId: 1,
    categoryPath: ['Drinks', 'Beverages'],
    unitId: 1,
    unit: 'pcs',
    unitDecimals: 0,
    supplierId: 7,
    supplier: 'Exotic Liquids',
    priceMinorE4: 19_000_000,
    reorderPointMilli: 25_000,
    reorderUpToMilli: 0,
    reorderQuantityMilli: 0,
    orderMultipleMilli: 0,
    allowNegative: false,
    archived: false,
    barcodes: [],
    suppliers: [
      {
        supplierId: 7,
        name: 'Exotic Liquids',
        code: 'EL-2',
        costMinorE4: null,
        minimumOrderMilli: 0,
        leadTimeDays: null,
      },
    ],
    onHandMilli: 41_000,
    quarantinedMilli: 2_000,
    allocatedMilli: 39_000,
    shortMilli: 23_000,
    availableMilli: 0,
    onOrderMilli: 15_000,
    projectedMilli: 15_000,
    valueMinor: 30_506,
    unitCostMinorE4: 7_440_488,
    costKnown: true,
    status: 'out',
    hasMovements: true,
    createdAt: '2026-11-23T08:00:00Z',
    updatedAt: '2026-11-23T08:00:00Z',
    ...patch,
  };
}

export const units = {
  rows: [
    { id: 2, code: 'kg', name: 'kilogram', decimals: 3, products: 0 },
    { id: 1, code: 'pcs', name: 'piece', decimals: 0, products: 2 },
  ],
};

const node = { code: '', description: '', products: 1 };
export const tree = {
  rows: [
    { ...node, id: 3, name: 'Drinks', parentId: null, depth: 0, path: 'Drinks', productsBelow: 2 },
    { ...node, id: 1, name: 'Beverages', parentId: 3, depth: 1, path: 'Drinks / Beverages', productsBelow: 1 },
    { ...node, id: 4, name: 'Food', parentId: null, depth: 0, path: 'Food', productsBelow: 0 },
  ],
  uncategorised: 1,
};
