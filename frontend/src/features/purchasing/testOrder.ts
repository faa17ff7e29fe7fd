import type { api } from '../../backend';

/** A line of the order that the tests use. */
export function testLine(id: number, patch: Partial<api.PurchaseOrderLine> = {}): api.PurchaseOrderLine {
  return {
    id,
    position: id,
    productId: 100 + id,
    sku: `SKU-${id}`,
    name: `Product ${id}`,
    unit: 'pcs',
    unitDecimals: 0,
    archived: false,
    supplierCode: `EX-${id}`,
    quantityMilli: 10_000,
    receivedMilli: 0,
    openMilli: 10_000,
    unitCostMinorE4: 4_000_000,
    discountPpm: 0,
    grossMinor: 4000,
    discountMinor: 0,
    netMinor: 4000,
    onHandMilli: 0,
    availableMilli: 0,
    ...patch,
  };
}

/** An ordered purchase order of two lines. */
export function testOrder(patch: Partial<api.PurchaseOrder> = {}): api.PurchaseOrder {
  return {
    id: 5,
    number: 'PO-00005',
    supplierId: 3,
    supplierCode: 'EXO',
    supplier: 'Exotic Liquids',
    locationId: 1,
    location: 'Main',
    state: 'ordered',
    history: false,
    late: false,
    orderDay: '2026-03-02',
    promisedDay: '2026-03-09',
    receivedDay: '',
    reference: '',
    terms: '30 days',
    note: '',
    closedReason: '',
    grossMinor: 8000,
    discountMinor: 0,
    netMinor: 8000,
    receivedPercent: 0,
    createdAt: '2026-03-02T09:00:00Z',
    createdBy: 'ana',
    updatedAt: '2026-03-02T09:00:00Z',
    lines: [testLine(1), testLine(2)],
    receipts: [],
    timeline: [{ id: 1, at: '2026-03-02T09:00:00Z', user: 'ana', command: 'purchasing.place', summary: 'Ordered' }],
    can: ['editHead', 'receive', 'closeShort', 'cancel', 'backToDraft'],
    ...patch,
  };
}

export const draftOrder = (patch: Partial<api.PurchaseOrder> = {}) =>
  testOrder({ state: 'draft', can: ['edit', 'place', 'cancel'], ...patch });

export const settings = {
  company: { name: '', address: '', taxNumber: '', logo: { type: '', data: '' } },
  currency: { code: 'USD', decimals: 2, changeable: false },
  preferences: { locale: 'en-US', theme: 'system', density: 'comfortable', reportFormat: 'csv' },
};
