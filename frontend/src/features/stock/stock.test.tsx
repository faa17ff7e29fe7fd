import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { api } from '../../backend';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

const level: api.StockLevelRow = {
  productId: 2,
  sku: '2',
  name: 'Chang',
  category: 'Beverages',
  unit: 'pcs',
  unitDecimals: 0,
  onHandMilli: 17_000,
  quarantinedMilli: 0,
  allocatedMilli: 5000,
  availableMilli: 12_000,
  onOrderMilli: 40_000,
  projectedMilli: 52_000,
  shortMilli: 0,
  reorderPointMilli: 25_000,
  valueMinor: 24_650,
  unitCostMinorE4: null,
  status: 'on_its_way',
};
const levels: api.StockLevelList = {
  rows: [level],
  total: 1,
  onHandMilli: 17_000,
  allocatedMilli: 5000,
  availableMilli: 12_000,
  onOrderMilli: 40_000,
  valueMinor: 24_650,
  next: '',
};
const movement = (id: number, values: Partial<api.MovementRow>): api.MovementRow => ({
  id,
  at: '2026-03-02T09:00:00Z',
  day: '2026-03-02',
  productId: 2,
  sku: '2',
  name: 'Chang',
  unit: 'pcs',
  unitDecimals: 0,
  locationId: 1,
  location: 'Main',
  reason: 'damage',
  documentType: 'adjustment',
  documentId: 4,
  document: 'ADJ-00004',
  orderId: null,
  quantityMilli: -2000,
  valueMinor: -2900,
  unitCostMinorE4: null,
  balanceAfterMilli: 15_000,
  user: 'ana',
  note: '',
  reversesId: null,
  reversedById: null,
  ...values,
});
const receipt = {
  reason: 'receipt',
  documentType: 'receipt',
  document: 'RC-00001',
  orderId: 31,
  quantityMilli: 25_000,
};
const ledger: api.MovementList = {
  rows: [movement(3, { reversesId: 2, quantityMilli: 2000 }), movement(2, { reversedById: 3 }), movement(1, receipt)],
  total: 3,
  quantityMilli: 25_000,
  valueMinor: 36_250,
  next: '',
};
const location = (id: number, path: string, values: Partial<api.Location> = {}): api.Location => ({
  id,
  code: '',
  name: path.split(' / ').at(-1) ?? '',
  path,
  parentId: null,
  depth: path.split(' / ').length - 1,
  quarantine: false,
  archived: false,
  main: id === 1,
  products: 3,
  valueMinor: 100,
  productsBelow: 3,
  valueBelowMinor: 100,
  movements: true,
  onHandMilli: 0,
  onHandBelowMilli: 0,
  ...values,
});
const places = [location(1, 'Main'), location(2, 'Main / Shelf 3', { parentId: 1 }), location(3, 'Returns')];

const books = (more: Record<string, (request: never) => unknown> = {}) =>
  fakeBackend({
    Stock: {
      Levels: () => levels,
      Movements: () => ledger,
      Locations: () => ({ rows: places }),
      ...more,
    },
  });
const sent = (backend: ReturnType<typeof books>, method: string) =>
  backend.calls.filter(([name]) => name === `Stock.${method}`).map(([, request]) => request);

describe('levels', () => {
  it('asks for what the address and the toggles say', async () => {
    const backend = books();
    const { user, router } = renderAt('/stock?location=2&q=chang');
    await user.click(await screen.findByRole('button', { name: 'Low' }));
    await waitFor(() =>
      expect(sent(backend, 'Levels').at(-1)).toMatchObject({ query: 'chang', locationId: 2, statuses: ['low'] }),
    );
    expect(router.state.location.search).toMatchObject({ status: 'low' });
    await user.click(screen.getByRole('button', { name: 'Available' }));
    await waitFor(() =>
      expect(sent(backend, 'Levels').at(-1)).toMatchObject({ sort: 'available', descending: true, cursor: '' }),
    );
  });

  it('opens the movements behind on hand, and the product with Enter', async () => {
    books();
    const { user, router } = renderAt('/stock');
    const grid = await screen.findByRole('grid', { name: 'Levels' });
    await waitFor(() => expect(grid).toHaveFocus());
    expect(await within(grid).findByRole('link', { name: '17' })).toHaveAttribute(
      'href',
      '/stock?tab=movements&product=2',
    );
    expect(within(grid).getByText('1 product')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/products/2'));
  });

  it('leads from a number to the rows that make it', async () => {
    const empty = { ...level, productId: 3, name: 'Chai', allocatedMilli: 0, onOrderMilli: 0 };
    books({ Levels: () => ({ ...levels, rows: [level, empty] }) });
    const { user, router } = renderAt('/stock?location=2');
    const doors = async (name: RegExp) => {
      const links = within(await screen.findByRole('row', { name })).getAllByRole('link');
      return links.map((link) => [link.textContent, link.getAttribute('href')]);
    };
    const movements = '/stock?tab=movements&product=';
    expect(await doors(/Chang/)).toEqual([
      ['17', `${movements}2&location=2`],
      ['5', '/products/2?tab=orders'],
      ['40', '/products/2?tab=orders'],
      ['246.50', `${movements}2&location=2`],
    ]);
    // There is nothing behind nothing.
    expect(await doors(/Chai/)).toEqual([
      ['17', `${movements}3&location=2`],
      ['246.50', `${movements}3&location=2`],
    ]);
    const value = within(screen.getByRole('row', { name: /Chai/ })).getByRole('link', { name: '246.50' });
    await user.keyboard('{Control>}');
    await user.click(value);
    await user.keyboard('{/Control}');
    expect(router.state.location.search).toEqual({ location: '2' });
    await user.click(value);
    await waitFor(() =>
      expect(router.state.location).toMatchObject({
        pathname: '/stock',
        search: { tab: 'movements', product: '3', location: '2' },
      }),
    );
  });

  it('tells a new book from a search without hits', async () => {
    books({ Levels: () => ({ ...levels, rows: [], total: 0 }) });
    const first = renderAt('/stock');
    expect(await screen.findByText('Here stands what there is of every product.')).toBeInTheDocument();
    first.unmount();
    const { user, router } = renderAt('/stock?status=out');
    await user.click(await screen.findByRole('button', { name: 'Clear search and filters' }));
    expect(router.state.location.search).toEqual({});
  });
});

describe('movements', () => {
  it('shows both halves of what was reversed', async () => {
    books();
    renderAt('/stock?tab=movements');
    const rows = await screen.findAllByRole('row', { name: /Chang/ });
    expect(rows[0]).toHaveTextContent('Reversal');
    expect(rows[0]).toHaveTextContent('+2');
    expect(rows[1]).toHaveTextContent('Reversed');
    expect(rows[2]).not.toHaveTextContent('Revers');
  });

  it('opens the order of a receipt and the document of an adjustment', async () => {
    const backend = books({ Document: () => rejectWith('stock.no_document', 'id', {}, 'gone') });
    const { user, router } = renderAt('/stock?tab=movements');
    await user.click(await screen.findByRole('button', { name: 'RC-00001' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/purchasing/orders/31'));
    router.history.back();
    const [first] = await screen.findAllByRole('button', { name: 'ADJ-00004' });
    await user.click(first as HTMLElement);
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
    expect(sent(backend, 'Document')).toEqual([{ kind: 'adjustment', id: 4 }]);
  });

  it('sends every filter, shows them as chips and takes them away', async () => {
    const backend = books();
    const { user } = renderAt(
      '/stock?tab=movements&q=ADJ-4&day=2026-01-01..2026-03-31&reason=damage&user=!ana&product=2',
    );
    const chosen = (field: string, part: object) => ({ field, not: false, values: [], from: '', to: '', ...part });
    await waitFor(() =>
      expect(sent(backend, 'Movements')[0]).toMatchObject({
        query: 'ADJ-4',
        productId: 2,
        filters: [
          chosen('reason', { values: ['damage'] }),
          chosen('day', { from: '2026-01-01', to: '2026-03-31' }),
          chosen('user', { not: true, values: ['ana'] }),
        ],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Remove filter Reason is Damage' }));
    await waitFor(() => expect(sent(backend, 'Movements').at(-1)).toMatchObject({ filters: [{}, { field: 'user' }] }));
  });
});

describe('locations', () => {
  it('makes one within another, and shows a refusal under its field', async () => {
    const backend = books({ CreateLocation: () => rejectWith('stock.location_taken', 'name', { name: 'Shelf 3' }) });
    const { user } = renderAt('/stock?tab=locations');
    await screen.findByText('Shelf 3');
    await user.keyboard('n');
    const dialog = await screen.findByRole('dialog', { name: 'New location' });
    await user.type(within(dialog).getByRole('textbox', { name: /Name/ }), 'Shelf 3{Enter}');
    await waitFor(() => expect(sent(backend, 'CreateLocation')).toHaveLength(1));
    expect(sent(backend, 'CreateLocation')[0]).toMatchObject({ name: 'Shelf 3', parentId: null, quarantine: false });
    expect(within(dialog).getByRole('textbox', { name: /Name/ })).toBeInvalid();
    expect(dialog).toBeInTheDocument();
  });

  it('does not offer a location a place within itself', async () => {
    books();
    const { user } = renderAt('/stock?tab=locations');
    await user.click(await screen.findByRole('button', { name: 'Steps for Main' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit location' }));
    const dialog = await screen.findByRole('dialog', { name: 'Edit location' });
    await user.click(within(dialog).getByRole('combobox', { name: 'Within' }));
    const offered = (await screen.findAllByRole('option', { hidden: true })).map((option) => option.textContent);
    expect(offered).toEqual(['Returns']);
  });

  it('archives with an undo, but never the main one', async () => {
    const backend = books({ ArchiveLocation: ({ id }: { id: number }) => ({ id }) });
    const { user } = renderAt('/stock?tab=locations');
    await user.click(await screen.findByRole('button', { name: 'Steps for Main' }));
    await screen.findByRole('menuitem', { name: 'Edit location' });
    expect(screen.queryByRole('menuitem', { name: 'Archive' })).toBeNull();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Steps for Returns' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Archive' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(sent(backend, 'ArchiveLocation')).toMatchObject([
        { id: 3, archived: true },
        { id: 3, archived: false },
      ]),
    );
  });
});
