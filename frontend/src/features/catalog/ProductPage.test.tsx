import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';
import { product, settings, tree, units } from './testProduct';

const main = { id: 1, name: 'Main', path: 'Main', main: true, quarantine: false, archived: false };
const floor = { id: 2, name: 'Floor', path: 'Floor', main: false, quarantine: false, archived: false };
const movement = {
  id: 5,
  at: '2026-11-23T08:00:00Z',
  day: '2026-11-23',
  productId: 2,
  sku: 'P2',
  name: 'Chang',
  unit: 'pcs',
  unitDecimals: 0,
  locationId: 1,
  location: 'Main',
  reason: 'receipt',
  documentType: 'receipt',
  documentId: 1,
  document: 'RC-00001',
  orderId: 11,
  quantityMilli: 25_000,
  valueMinor: 31_250,
  unitCostMinorE4: null,
  balanceAfterMilli: 42_000,
  user: 'ana',
  note: '',
  reversesId: null,
  reversedById: 6,
};

function backend(services: Record<string, Record<string, (request: never) => unknown>> = {}) {
  return fakeBackend({
    Settings: { Get: () => settings },
    Suppliers: { Find: () => ({ rows: [] }) },
    ...services,
    Catalog: { Get: () => product(), Categories: () => tree, Units: () => units, ...services.Catalog },
    Purchasing: { OnOrderOf: () => ({ totalMilli: 0, rows: [] }), ...services.Purchasing },
    Sales: { AllocationsOf: () => ({ promisedMilli: 0, allocatedMilli: 0, shortMilli: 0, rows: [] }) },
    Stock: {
      Movements: () => ({ rows: [movement], total: 1, quantityMilli: 25_000, valueMinor: 31_250, next: '' }),
      Locations: () => ({ rows: [main, floor] }),
      ProductStock: () => ({ balances: [{ locationId: 1, path: 'Main', onHandMilli: 33_000, quarantine: false }] }),
      Reasons: () => ({
        rows: [
          { reason: 'damage', direction: 'out' },
          { reason: 'found', direction: 'in' },
          { reason: 'correction', direction: 'both' },
        ],
      }),
      ...services.Stock,
    },
  });
}

it('tells a cost that is unknown from one of nothing on hand', async () => {
  const none = { unitCostMinorE4: null, onHandMilli: 0 };
  backend({ Catalog: { Get: ({ id }: { id: number }) => product({ ...none, id, costKnown: id === 2 }) } });
  renderAt('/products/2');
  expect(await screen.findByText('– nothing on hand')).toBeInTheDocument();
  cleanup();
  renderAt('/products/3');
  expect(await screen.findByText('unknown')).toBeInTheDocument();
});

it('shows the equation, and each number opens its rows', async () => {
  backend();
  const { user, router } = renderAt('/products/2');
  const figure = (name: string) => screen.getByRole('button', { name });
  expect(await screen.findByRole('button', { name: 'On hand: 41' })).toBeInTheDocument();
  for (const name of ['Quarantined: 2', 'Available: 0', 'On order: 15', 'Projected: 15', 'Reorder point: 25']) {
    expect(figure(name)).toBeInTheDocument();
  }
  expect(screen.getByText('short by 23')).toBeInTheDocument();
  await user.click(figure('Allocated: 39'));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ tab: 'orders' }));
  await user.click(figure('On hand: 41'));
  const grid = await screen.findByRole('grid', { name: 'Movements' });
  expect(within(grid).getByText('+25')).toBeInTheDocument();
  expect(within(grid).getByText('reversed')).toBeInTheDocument();
  await user.click(within(grid).getByText('RC-00001'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/purchasing/orders/11'));
});

it('A takes away what was damaged, and says where it is short', async () => {
  const fake = backend({
    Stock: { Adjust: () => rejectWith('stock.insufficient', 'lines.0.quantityMilli', {}, 'There are only 33.') },
  });
  const { user } = renderAt('/products/2');
  await screen.findByRole('button', { name: 'On hand: 41' });
  await user.keyboard('a');
  const dialog = await screen.findByRole('dialog', { name: 'Adjust' });
  const reason = within(dialog).getByRole('combobox', { name: /^Reason/ });
  await waitFor(() => expect(reason).toHaveFocus());
  await user.keyboard('dam{Enter}');
  expect(reason).toHaveValue('Damage');
  const quantity = within(dialog).getByLabelText(/^Quantity to take away/);
  await user.type(quantity, '50');
  expect(within(dialog).getByText('-17 pcs')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(quantity).toBeInvalid());
  expect(fake.calls.find(([name]) => name === 'Stock.Adjust')?.[1]).toMatchObject({
    reason: 'damage',
    lines: [{ productId: 2, locationId: 1, quantityMilli: -50_000, unitCostMinorE4: null }],
  });
});

it('T moves goods between locations, and the toast moves them back', async () => {
  const fake = backend({
    Stock: {
      Transfer: () => ({ kind: 'transfer', id: 4, number: 'TR-00004' }),
      Reverse: () => ({ kind: 'transfer', id: 4, number: 'TR-00004' }),
    },
  });
  const { user } = renderAt('/products/2');
  await screen.findByRole('button', { name: 'On hand: 41' });
  await user.keyboard('t');
  const dialog = await screen.findByRole('dialog', { name: 'Transfer' });
  await user.click(within(dialog).getByRole('combobox', { name: /^To/ }));
  // Where it comes from it cannot go to.
  const offered = (await screen.findAllByRole('option')).map((option) => option.textContent);
  expect(offered).not.toContain('Main');
  expect(offered).toHaveLength(1);
  await user.keyboard('{Escape}');
  await user.type(within(dialog).getByLabelText(/^Quantity/), '6{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(fake.calls.at(-1)?.[0]).toBe('Stock.Reverse'));
  expect(fake.calls.find(([name]) => name === 'Stock.Transfer')?.[1]).toMatchObject({
    fromLocationId: 1,
    toLocationId: 2,
    lines: [{ productId: 2, quantityMilli: 6_000 }],
  });
  expect(fake.calls.at(-1)?.[1]).toMatchObject({ kind: 'transfer', id: 4 });
});

it('O makes a draft with the proposed quantity for the default supplier', async () => {
  const fake = backend({
    Purchasing: {
      Reorder: () => ({ count: 1, groups: [{ rows: [{ productId: 2, suggestedMilli: 11_000 }] }] }),
      Create: () => ({ id: 12, number: 'PO-00012' }),
      Get: () => rejectWith('purchasing.order_unknown', 'id'),
    },
  });
  const { user, router } = renderAt('/products/2');
  await screen.findByRole('button', { name: 'On hand: 41' });
  await user.keyboard('o');
  await screen.findByRole('dialog', { name: 'Order Chang' });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/purchasing/orders/12'));
  expect(fake.calls.find(([name]) => name === 'Purchasing.Create')?.[1]).toMatchObject({
    supplierId: 7,
    place: false,
    lines: [{ productId: 2, quantityMilli: 11_000, unitCostMinorE4: null }],
  });
});

it('shows what it sold in twelve months, and the sums open the orders', async () => {
  const month = (at: number) => ({
    month: `2026-${String(at).padStart(2, '0')}`,
    orders: 0,
    quantityMilli: 0,
    netMinor: 0,
  });
  const months = Array.from({ length: 12 }, (_, at) => month(at + 1));
  months[10] = { month: '2026-11', orders: 2, quantityMilli: 14_000, netMinor: 26_600 };
  backend({ Reports: { ProductSales: () => ({ months }) } });
  const { user, router } = renderAt('/products/2?tab=sales');
  expect(await screen.findByRole('button', { name: 'Net sales: $266.00' })).toBeInTheDocument();
  expect(screen.getByRole('rowheader', { name: 'Nov 26' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Sold: 14\u00a0pcs' }));
  await waitFor(() => expect(router.state.location.href).toBe('/sales/orders?product=2'));
});

it('says that there is no such product', async () => {
  backend({ Catalog: { Get: () => rejectWith('catalog.product_unknown', 'id', { id: '2' }) } });
  renderAt('/products/2');
  expect(await screen.findByText('There is no product with the id 2.')).toBeInTheDocument();
});
