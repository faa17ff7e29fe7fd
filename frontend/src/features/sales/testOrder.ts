import type { api } from '../../backend';

/** A line of the order that the tests use: 10 ordered, 7 allocated. */
export function testLine(id: number, patch: Partial<api.SalesOrderLine> = {}): api.SalesOrderLine {
  return {
    id,
    position: id,
    productId: 100 + id,
    sku: `SKU-${id}`,
    name: `Product ${id}`,
    unit: 'pcs',
    unitDecimals: 0,
    archived: false,
    quantityMilli: 10_000,
    shippedMilli: 0,
    openMilli: 10_000,
    allocatedMilli: 7000,
    shortMilli: 3000,
    unitPriceMinorE4: 20_000_000,
    discountPpm: 0,
    grossMinor: 20_000,
    discountMinor: 0,
    netMinor: 20_000,
    onHandMilli: 7000,
    availableMilli: 0,
    onOrderMilli: 0,
    ...patch,
  };
}

/** A confirmed order of which one line is short. */
export function testOrder(patch: Partial<api.SalesOrder> = {}): api.SalesOrder {
  return {
    id: 8,
    number: 'SO-00008',
    customerId: 4,
    customerCode: 'LUMEN',
    customer: 'Café Lumen',
    locationId: 1,
    location: 'Main',
    state: 'confirmed',
    history: false,
    late: false,
    short: true,
    ready: true,
    orderDay: '2026-03-02',
    requiredDay: '2026-03-09',
    shippedDay: '',
    confirmedAt: '2026-03-02T09:00:00Z',
    reference: '',
    terms: '',
    note: '',
    closedReason: '',
    grossMinor: 40_000,
    discountMinor: 0,
    netMinor: 40_000,
    shippedPercent: 0,
    createdAt: '2026-03-02T09:00:00Z',
    createdBy: 'ana',
    updatedAt: '2026-03-02T09:00:00Z',
    lines: [
      testLine(1),
      testLine(2, { quantityMilli: 4000, openMilli: 4000, allocatedMilli: 4000, shortMilli: 0, availableMilli: 2000 }),
    ],
    shipments: [],
    timeline: [],
    can: ['editHead', 'ship', 'closeShort', 'cancel', 'backToQuote'],
    ...patch,
  };
}
