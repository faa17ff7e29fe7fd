import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';
import { draftOrder, settings, testLine, testOrder } from './testOrder';

const chai = {
  id: 200,
  sku: 'CHAI',
  name: 'Chai',
  unit: 'pcs',
  unitDecimals: 0,
  priceMinorE4: 18_000_000,
  costMinorE4: null,
  supplierCode: '',
  onHandMilli: 39_000,
  availableMilli: 17_000,
  exact: false,
};

function backend(purchasing: Record<string, (request: never) => unknown>) {
  return fakeBackend({
    Settings: { Get: () => settings },
    Stock: { Locations: () => ({ rows: [] }) },
    Suppliers: { Find: () => ({ rows: [] }), Get: () => ({ id: 3, card: { name: 'Exotic Liquids' } }) },
    Catalog: { Find: () => ({ rows: [chai] }) },
    Today: { Counts: () => ({}) },
    Purchasing: {
      Defaults: () => ({ rows: [{ productId: 200, unitCostMinorE4: 11_400_000 }] }),
      ...purchasing,
    },
  });
}

const cell = (name: string) => screen.findByRole('textbox', { name });
const sent = (calls: [string, unknown][], method: string) =>
  calls.filter(([name]) => name === method).map(([, request]) => request as Record<string, unknown>);

describe('a draft', () => {
  it('is typed like a spreadsheet: Tab after the last cell adds a line, saving sends every line', async () => {
    const fake = backend({ Get: () => draftOrder(), Update: () => draftOrder() });
    const { user } = renderAt('/purchasing/orders/5');
    await user.click(await cell('Discount, line 2'));
    await user.tab();
    const product = await cell('Product, line 3');
    expect(product).toHaveFocus();
    await user.type(product, 'cha');
    await user.click(await screen.findByText('17 pcs available'));
    await waitFor(async () => expect(await cell('Quantity, line 3')).toHaveFocus());
    await user.keyboard('40');
    expect(await cell('Unit cost, line 3')).toHaveValue('11.40');
    expect(await screen.findByText('$536.00')).toBeInTheDocument();
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText('PO-00005 saved');
    const [request] = sent(fake.calls, 'Purchasing.Update');
    expect(request).toMatchObject({ id: 5, supplierId: 3, orderDay: '2026-03-02', promisedDay: '2026-03-09' });
    expect(request?.lines).toEqual([
      expect.objectContaining({ id: 1, productId: 101, quantityMilli: 10_000, supplierCode: 'EX-1' }),
      expect.objectContaining({ id: 2, productId: 102 }),
      {
        id: 0,
        productId: 200,
        quantityMilli: 40_000,
        unitCostMinorE4: 11_400_000,
        discountPpm: 0,
        supplierCode: null,
      },
    ]);
  });

  it('is saved before it is placed, and placing can be taken back', async () => {
    const fake = backend({
      Get: () => draftOrder(),
      Update: () => draftOrder({ reference: 'Q-1' }),
      Place: () => testOrder(),
      BackToDraft: () => draftOrder(),
    });
    const { user } = renderAt('/purchasing/orders/5');
    await user.type(await screen.findByLabelText('Reference'), 'Q-1');
    await user.click(screen.getByRole('button', { name: 'Place order' }));
    const done = await screen.findByText('PO-00005 ordered');
    expect(fake.calls.map(([name]) => name).filter((name) => /Update|Place/.test(name))).toEqual([
      'Purchasing.Update',
      'Purchasing.Place',
    ]);
    const notice = done.closest('[role="alert"]');
    await user.click(within(notice as HTMLElement).getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('PO-00005 is a draft again')).toBeInTheDocument();
  });

  it('shows a refusal in the cell it concerns, and repeats the same request id', async () => {
    const fake = backend({
      Get: () => draftOrder(),
      Update: () => rejectWith('order.quantity', 'lines.1.quantityMilli', {}, 'The quantity must be more than 0.'),
    });
    const { user } = renderAt('/purchasing/orders/5');
    const quantity = await cell('Quantity, line 2');
    await user.clear(quantity);
    await user.type(quantity, '0');
    await user.keyboard('{Control>}s{/Control}');
    expect(await screen.findByText('The quantity must be more than 0.')).toBeInTheDocument();
    expect(await cell('Quantity, line 2')).toHaveAttribute('aria-invalid', 'true');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(sent(fake.calls, 'Purchasing.Update')).toHaveLength(2));
    const [first, second] = sent(fake.calls, 'Purchasing.Update');
    expect(first?.requestId).toBe(second?.requestId);
  });

  it('sends nothing while a quantity cannot be read', async () => {
    const fake = backend({ Get: () => draftOrder() });
    const { user } = renderAt('/purchasing/orders/5');
    const quantity = await cell('Quantity, line 1');
    await user.clear(quantity);
    await user.type(quantity, 'ten');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Please write a number/)).toBeInTheDocument();
    expect(fake.calls.some(([name]) => /Update|Place/.test(name))).toBe(false);
  });

  it('asks before one leaves what was typed', async () => {
    backend({ Get: () => draftOrder(), List: () => ({ rows: [], total: 0, netMinor: 0, next: '' }) });
    const { user, router } = renderAt('/purchasing/orders/5');
    await user.type(await screen.findByLabelText('Reference'), 'x');
    const crumbs = screen.getByRole('navigation', { name: 'Breadcrumb' });
    await user.click(within(crumbs).getByRole('link'));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/purchasing/orders'));
  });
});

describe('a new order', () => {
  it('begins with the supplier and is saved with its first line', async () => {
    const made = () => draftOrder({ id: 9, number: 'PO-00009' });
    const fake = backend({ Defaults: () => ({ rows: [] }), Create: made, Get: made });
    const { user, router } = renderAt('/purchasing/orders/new?supplier=3');
    const product = await cell('Product, line 1');
    expect(product).toHaveFocus();
    await user.type(product, 'cha');
    await user.click(await screen.findByText('17 pcs available'));
    await waitFor(async () => expect(await cell('Quantity, line 1')).toHaveFocus());
    await user.keyboard('40');
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/purchasing/orders/9'));
    expect(sent(fake.calls, 'Purchasing.Create')[0]).toMatchObject({
      supplierId: 3,
      orderDay: '',
      promisedDay: '',
      terms: null,
      place: false,
      lines: [{ id: 0, productId: 200, quantityMilli: 40_000, unitCostMinorE4: null, discountPpm: 0 }],
    });
  });
});

describe('an ordered one', () => {
  it('is closed short with a reason', async () => {
    const fake = backend({
      Get: () => testOrder(),
      CloseShort: () => testOrder({ state: 'closed_short', can: ['reopen'] }),
    });
    const { user } = renderAt('/purchasing/orders/5');
    await user.click(await screen.findByRole('button', { name: 'More steps' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Close short' }));
    await user.type(await screen.findByLabelText(/Reason/), 'None left');
    await user.click(screen.getByRole('button', { name: 'Close short' }));
    await screen.findByText('PO-00005 closed short');
    expect(sent(fake.calls, 'Purchasing.CloseShort')).toEqual([
      { requestId: expect.any(String), id: 5, reason: 'None left' },
    ]);
  });

  it('shows reversed receipts and reverses a standing one', async () => {
    const receipt = (id: number, reversed: boolean) => ({
      id,
      number: `RC-${id}`,
      locationId: 1,
      location: 'Main',
      day: '2026-03-05',
      at: '2026-03-05T09:00:00Z',
      user: 'ana',
      note: '',
      valueMinor: 0,
      reversed,
      reversedAt: reversed ? '2026-03-06T09:00:00Z' : '',
      reversedBy: reversed ? 'ben' : '',
      lines: [],
    });
    const order = testOrder({
      state: 'partially_received',
      receipts: [receipt(1, true), receipt(2, false)],
      can: ['editHead', 'receive', 'closeShort', 'reverseReceipt'],
    });
    const fake = backend({ Get: () => order, ReverseReceipt: () => testOrder() });
    const { user } = renderAt('/purchasing/orders/5');
    expect(await screen.findByText('Reversed')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Reverse' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Note'), 'wrong pallet');
    await user.click(dialog.getByRole('button', { name: 'Reverse' }));
    await screen.findByText('Receipt of PO-00005 reversed');
    expect(sent(fake.calls, 'Purchasing.ReverseReceipt')).toEqual([
      { requestId: expect.any(String), receiptId: 2, note: 'wrong pallet' },
    ]);
  });

  it('keeps its lines out of reach', async () => {
    backend({ Get: () => testOrder({ lines: [testLine(1, { receivedMilli: 4000, openMilli: 6000 })] }) });
    renderAt('/purchasing/orders/5');
    expect(await screen.findByRole('cell', { name: '6' })).toBeInTheDocument();
    expect(screen.queryByLabelText('Quantity, line 1')).not.toBeInTheDocument();
  });
});
