import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { setScanSpeed } from '../../app/scan';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';
import { toast } from '../../ui/toast';
import { settings, testOrder } from './testOrder';

function backend(purchasing: Record<string, (request: never) => unknown>, scanned?: () => unknown) {
  return fakeBackend({
    Settings: { Get: () => settings },
    Stock: { Locations: () => ({ rows: [] }) },
    Catalog: { Scan: scanned ?? (() => rejectWith('catalog.code_unknown', 'code')) },
    Today: { Counts: () => ({}) },
    Purchasing: { Get: () => testOrder(), ...purchasing },
  });
}

const arrived = (product: number) => screen.findByRole('textbox', { name: `Arrived: Product ${product}` });
const sent = (calls: [string, unknown][], method: string) =>
  calls.filter(([name]) => name === method).map(([, request]) => request as Record<string, unknown>);
/** A scanner: keys in a burst, wherever the focus is. */
function scan(code: string) {
  setScanSpeed();
  for (const key of [...code, 'Enter']) fireEvent.keyDown(document.activeElement ?? document.body, { key });
}
const answer = { receiptId: 31, receiptNumber: 'RC-31', order: testOrder({ state: 'partially_received' }) };

describe('the receive screen', () => {
  it('takes quantities by keyboard alone, posts with Ctrl+Enter and can be undone', async () => {
    const fake = backend({ Receive: () => answer, ReverseReceipt: () => testOrder() });
    const { user, router } = renderAt('/purchasing/receive?order=5');
    await waitFor(async () => expect(await arrived(1)).toHaveFocus());
    await user.keyboard('10{Enter}');
    await waitFor(async () => expect(await arrived(2)).toHaveFocus());
    await user.keyboard('8');
    expect(screen.getAllByText('2 short').length).toBeGreaterThan(0);
    await user.keyboard('{Control>}{Enter}{/Control}');
    const done = await screen.findByText('Received for PO-00005');
    expect(sent(fake.calls, 'Purchasing.Receive')).toEqual([
      {
        requestId: expect.any(String),
        orderId: 5,
        locationId: 1,
        day: '',
        note: '',
        acceptOver: false,
        lines: [
          { orderLineId: 1, quantityMilli: 10_000 },
          { orderLineId: 2, quantityMilli: 8000 },
        ],
      },
    ]);
    await waitFor(() => expect(router.state.location.pathname).toBe('/purchasing/orders/5'));
    await user.click(within(done.closest('[role="alert"]') as HTMLElement).getByRole('button', { name: 'Undo' }));
    await screen.findByText('Receipt of PO-00005 reversed');
    expect(screen.queryByText(/^Taken back/)).toBeNull();
    expect(sent(fake.calls, 'Purchasing.ReverseReceipt')[0]).toMatchObject({ receiptId: 31 });
  });

  it('asks before more is taken in than was ordered', async () => {
    const fake = backend({ Receive: () => answer });
    const { user } = renderAt('/purchasing/receive?order=5');
    await user.type(await arrived(1), '11');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('1 pcs too many of Product 1. Take it in all the same?')).toBeInTheDocument();
    expect(sent(fake.calls, 'Purchasing.Receive')).toEqual([]);
    await user.keyboard('{Enter}');
    await screen.findByText('Received for PO-00005');
    expect(sent(fake.calls, 'Purchasing.Receive')[0]).toMatchObject({ acceptOver: true });
  });

  it('enters everything that is open at once', async () => {
    backend({});
    const { user } = renderAt('/purchasing/receive?order=5');
    await user.click(await arrived(1));
    await user.keyboard('{Alt>}a{/Alt}');
    expect(await arrived(1)).toHaveValue('10');
    expect(await arrived(2)).toHaveValue('10');
  });

  it('counts one for each scan, by barcode or SKU, and says what is not on the order', async () => {
    backend({}, () => ({ id: 102 }));
    const { user } = renderAt('/purchasing/receive?order=5');
    const field = await screen.findByRole('textbox', { name: 'Scan or type a SKU or barcode' });
    await user.type(field, 'sku-1{Enter}');
    await waitFor(async () => expect(await arrived(1)).toHaveValue('1'));
    // In a burst, wherever the focus is.
    scan('4006381333931');
    await waitFor(async () => expect(await arrived(2)).toHaveValue('1'));
    expect(await arrived(1)).toHaveValue('1');
    expect(await arrived(2)).toHaveFocus();
  });

  it('shows what a scan that is not on the order was', async () => {
    backend({});
    renderAt('/purchasing/receive?order=5');
    await waitFor(async () => expect(await arrived(1)).toHaveFocus());
    scan('4006381333931');
    expect(await screen.findByText('Not on this order')).toBeInTheDocument();
    expect(screen.getByText('4006381333931')).toBeInTheDocument();
    expect(await arrived(1)).toHaveValue('');
  });

  it('shows a refusal at its line and keeps the count', async () => {
    backend({
      Receive: () =>
        rejectWith('quantity.decimals', 'lines.0.quantityMilli', { text: '8', unit: 'pcs', decimals: '0' }),
    });
    const { user } = renderAt('/purchasing/receive?order=5');
    await user.type(await arrived(2), '8');
    await user.click(await arrived(1));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await arrived(2)).toHaveAttribute('aria-invalid', 'true'));
    expect(await arrived(2)).toHaveValue('8');
    await waitFor(async () => expect(await arrived(2)).toHaveFocus()); // to be mended at once
  });

  it('posts nothing while a count cannot be read, and says so under it', async () => {
    const fake = backend({ Receive: () => answer });
    const { user } = renderAt('/purchasing/receive?order=5');
    await user.type(await arrived(2), 'ten');
    await user.type(await arrived(1), '10');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await arrived(2)).toHaveFocus());
    expect(await arrived(2)).toHaveAccessibleDescription(/Please write a number/);
    expect(sent(fake.calls, 'Purchasing.Receive')).toEqual([]);
    await user.clear(await arrived(2));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Received for PO-00005');
    expect(sent(fake.calls, 'Purchasing.Receive')).toMatchObject([{ lines: [{ orderLineId: 1 }] }]);
  });
});

describe('the list of what is expected', () => {
  const row = { ...testOrder(), lineCount: 2 };

  it('opens the order that a code means', async () => {
    const fake = backend({
      List: () => ({ rows: [], total: 0, netMinor: 0, next: '' }),
      Scan: () => ({ productId: 0, orders: [row] }),
    });
    const { user } = renderAt('/purchasing/receive');
    await user.type(await screen.findByLabelText('Scan or type an order number, SKU or barcode'), 'PO-00005{Enter}');
    expect(await screen.findByRole('heading', { name: 'Receive PO-00005' })).toBeInTheDocument();
    expect(sent(fake.calls, 'Purchasing.Scan')).toEqual([{ code: 'PO-00005' }]);
  });

  it('narrows the list when a product is on several orders', async () => {
    const fake = fakeBackend({
      Settings: { Get: () => settings },
      Today: { Counts: () => ({}) },
      Catalog: { Get: () => ({ id: 101, name: 'Chang' }) },
      Purchasing: {
        List: () => ({ rows: [row], total: 1, netMinor: 0, next: '' }),
        Scan: () => ({ productId: 101, orders: [row, { ...row, id: 6 }] }),
      },
    });
    const { user } = renderAt('/purchasing/receive');
    await user.type(await screen.findByLabelText('Scan or type an order number, SKU or barcode'), 'chang{Enter}');
    expect(await screen.findByText('With Chang')).toBeInTheDocument();
    await waitFor(() =>
      expect(sent(fake.calls, 'Purchasing.List').at(-1)).toMatchObject({ productId: 101, search: '', openOnly: true }),
    );
  });
});

it.each([
  ['/purchasing/receive', 'Scan or type an order number, SKU or barcode'],
  ['/purchasing/receive?order=5', 'Scan or type a SKU or barcode'],
])('Ctrl+Z takes back what was posted where nothing is typed into the scan field of %s', async (address, label) => {
  backend({ List: () => ({ rows: [], total: 0, netMinor: 0, next: '' }) });
  const { user } = renderAt(address);
  const field = await screen.findByLabelText(label);
  const undo = vi.fn(async () => {});
  toast({ message: 'Received for PO-00004', undo });
  await user.type(field, 'p');
  // The window takes back what was typed.
  expect(fireEvent.keyDown(field, { key: 'z', ctrlKey: true })).toBe(true);
  expect(undo).not.toHaveBeenCalled();
  await user.clear(field);
  expect(fireEvent.keyDown(field, { key: 'z', ctrlKey: true })).toBe(false);
  expect(undo).toHaveBeenCalledTimes(1);
});
