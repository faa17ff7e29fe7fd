import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';
import { settings } from '../purchasing/testOrder';
import { testLine, testOrder } from './testOrder';

function backend(sales: Record<string, (request: never) => unknown>) {
  return fakeBackend({
    Settings: { Get: () => settings },
    Stock: { Locations: () => ({ rows: [] }) },
    Customers: { Find: () => ({ rows: [] }) },
    Catalog: { Find: () => ({ rows: [] }) },
    Today: { Counts: () => ({}) },
    Sales: { Get: () => testOrder(), ...sales },
  });
}

const sent = (calls: [string, unknown][], method: string) =>
  calls.filter(([name]) => name === method).map(([, request]) => request as Record<string, unknown>);

describe('the sales order', () => {
  it('shows on its line what is short and the way to order it', async () => {
    backend({});
    const { router } = renderAt('/sales/orders/8');
    const line = within((await screen.findByText('3 pcs short')).closest('tr') as HTMLElement);
    expect(line.getByRole('cell', { name: '7' })).toBeInTheDocument();
    fakeBackend({
      Settings: { Get: () => settings },
      Today: { Counts: () => ({}) },
      Catalog: { Get: () => rejectWith('catalog.product_unknown') },
    });
    line.getByRole('button', { name: 'Order it' }).click();
    await waitFor(() => expect(router.state.location.pathname).toBe('/purchasing/orders/new'));
    expect(router.state.location.search).toEqual({ product: '101', quantity: '3000' });
  });

  it('points to what is on order for a short line', async () => {
    backend({ Get: () => testOrder({ lines: [testLine(1, { onOrderMilli: 12_000 })] }) });
    renderAt('/sales/orders/8');
    expect(await screen.findByRole('button', { name: /^12\spcs on order$/ })).toBeInTheDocument();
  });

  it('says when it is confirmed how many lines are short, and goes back to quote', async () => {
    const quote = testOrder({ state: 'quote', can: ['edit', 'confirm', 'cancel'] });
    const fake = backend({ Get: () => quote, Confirm: () => testOrder(), BackToQuote: () => quote });
    const { user } = renderAt('/sales/orders/8');
    expect(await screen.findByText('10 short')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Confirm order' }));
    const done = await screen.findByText('SO-00008 confirmed; 1 line is short');
    await user.click(within(done.closest('[role="alert"]') as HTMLElement).getByRole('button', { name: 'Undo' }));
    await screen.findByText('SO-00008 is a quote again');
    expect(screen.queryByText(/^Taken back/)).toBeNull();
    expect(sent(fake.calls, 'Sales.BackToQuote')[0]).toMatchObject({ id: 8 });
  });

  it('saves the delivery note of a shipment', async () => {
    const shipment = {
      id: 21,
      number: 'SH-00021',
      locationId: 1,
      location: 'Main',
      day: '2026-03-05',
      at: '2026-03-05T09:00:00Z',
      user: 'ana',
      tracking: '',
      note: '',
      netMinor: 0,
      reversed: false,
      reversedAt: '',
      reversedBy: '',
      lines: [],
    };
    const fake = backend({
      Get: () => testOrder({ shipments: [shipment] }),
      SaveDeliveryNotePDF: () => ({ path: '/home/ana/SH-00021.pdf' }),
    });
    const { user } = renderAt('/sales/orders/8');
    await user.click(await screen.findByRole('button', { name: 'Delivery note' }));
    expect(await screen.findByText('Saved as /home/ana/SH-00021.pdf')).toBeInTheDocument();
    expect(sent(fake.calls, 'Sales.SaveDeliveryNotePDF')).toEqual([{ id: 21, path: '' }]);
  });
});

describe('the ship screen', () => {
  const answer = { shipmentId: 21, shipmentNumber: 'SH-00021', order: testOrder({ state: 'partially_shipped' }) };

  it('starts with what is allocated and ships it with Ctrl+Enter', async () => {
    const fake = backend({ Ship: () => answer });
    const { user } = renderAt('/sales/ship?order=8');
    const first = await screen.findByRole('textbox', { name: 'Ship now: Product 1' });
    expect(first).toHaveValue('7');
    await waitFor(() => expect(first).toHaveFocus());
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Shipped for SO-00008');
    expect(sent(fake.calls, 'Sales.Ship')).toEqual([
      {
        requestId: expect.any(String),
        orderId: 8,
        locationId: 1,
        day: '',
        tracking: '',
        note: '',
        takeFromOthers: false,
        lines: [
          { orderLineId: 1, quantityMilli: 7000 },
          { orderLineId: 2, quantityMilli: 4000 },
        ],
      },
    ]);
  });

  it('asks before it takes what earlier orders wait for', async () => {
    const promised = () => rejectWith('sales.promised_to_others', 'lines.0.quantityMilli', {}, 'Promised to SO-00001.');
    const fake = backend({
      Ship: (request: { takeFromOthers: boolean }) => (request.takeFromOthers ? answer : promised()),
    });
    const { user } = renderAt('/sales/ship?order=8');
    await waitFor(async () =>
      expect(await screen.findByRole('textbox', { name: 'Ship now: Product 1' })).toHaveFocus(),
    );
    await user.keyboard('9{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Ship all the same' }));
    await screen.findByText('Shipped for SO-00008');
    expect(sent(fake.calls, 'Sales.Ship').map((request) => request.takeFromOthers)).toEqual([false, true]);
  });
});

describe('the lists', () => {
  const none = { rows: [], total: 0, netMinor: 0, next: '' };

  it('ask for what the address says', async () => {
    const fake = backend({ List: () => none });
    renderAt('/sales/orders?open=yes&short=yes&state=confirmed,quote&q=lumen&sort=-net');
    await screen.findByText('Nothing matches “lumen”.');
    expect(sent(fake.calls, 'Sales.List')[0]).toMatchObject({
      query: 'lumen',
      filters: [{ field: 'state', not: false, values: ['confirmed', 'quote'], from: '', to: '' }],
      openOnly: true,
      shortOnly: true,
      lateOnly: false,
      sort: 'net',
      descending: true,
    });
  });

  it('says that orders wait for goods when none is ready, and shows them', async () => {
    const fake = backend({
      List: (request: { readyOnly: boolean }) => ({ ...none, total: request.readyOnly ? 0 : 1 }),
    });
    const { user, router } = renderAt('/sales/ship');
    await screen.findByText('1 order waits for goods.');
    await user.click(screen.getByRole('button', { name: 'Show it' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ all: 'yes' }));
    await waitFor(() => expect(sent(fake.calls, 'Sales.List').at(-1)).toMatchObject({ readyOnly: false, limit: 50 }));
  });

  it('ship what is ready, first served first', async () => {
    const fake = backend({ List: () => none });
    renderAt('/sales/ship');
    await screen.findByText('No orders wait to be shipped.');
    expect(sent(fake.calls, 'Sales.List')[0]).toMatchObject({ readyOnly: true, openOnly: true, sort: 'confirmed' });
  });
});
