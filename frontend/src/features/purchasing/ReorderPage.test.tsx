import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { api } from '../../backend';
import { fakeBackend } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';
import { draftOrder, settings } from './testOrder';

afterEach(() => void vi.restoreAllMocks());

const row = {
  productId: 1,
  sku: 'P1',
  name: 'Chang',
  unit: 'pcs',
  unitDecimals: 0,
  supplierCode: '',
  availableMilli: 8000,
  onOrderMilli: 2000,
  draftedMilli: 0,
  projectedMilli: 10_000,
  reorderPointMilli: 10_000,
  reorderUpToMilli: 40_000,
  reorderQuantityMilli: 0,
  minimumOrderMilli: 0,
  orderMultipleMilli: 6000,
  suggestedMilli: 30_000,
  unitCostMinorE4: 2_000_000,
  netMinor: 6000,
  leadTimeDays: null,
};
const proposals = {
  count: 2,
  groups: [
    {
      supplierId: 7,
      supplier: 'Exotic Liquids',
      count: 2,
      netMinor: 12_000,
      rows: [row, { ...row, productId: 2, name: 'Chai', orderMultipleMilli: 0 }],
    },
  ],
};

it('shows why, takes what is chosen as it was typed and opens the draft', async () => {
  const fake = fakeBackend({
    Settings: { Get: () => settings },
    Today: { Counts: () => ({}) },
    Stock: { Locations: () => ({ rows: [] }) },
    Purchasing: {
      Reorder: () => proposals,
      CreateFromProposals: () => ({ orders: [{ id: 5, number: 'PO-00005' }] }),
      Get: () => draftOrder(),
    },
  });
  const { user, router } = renderAt('/purchasing/reorder');
  expect(await screen.findAllByText('8 available + 2 on order = 10 ≤ reorder point 10')).toHaveLength(2);
  expect(screen.getAllByText('up to 40 − 10 = 30')).toHaveLength(2);
  const quantity = screen.getByRole('textbox', { name: 'Quantity of Chang' });
  await user.clear(quantity);
  await user.type(quantity, '36');
  await user.click(screen.getByRole('checkbox', { name: 'Order Chai' }));
  await user.click(screen.getByRole('button', { name: 'Create 1 order' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/purchasing/orders/5'));
  expect(
    fake.calls.filter(([name]) => name === 'Purchasing.CreateFromProposals').map(([, request]) => request),
  ).toEqual([
    {
      requestId: expect.any(String),
      lines: [{ productId: 1, supplierId: 7, quantityMilli: 36_000, unitCostMinorE4: 2_000_000 }],
    },
  ]);
});

it('keeps the proposal with the focus, far as one scrolls, with those that Tab leads to', async () => {
  const rows = Array.from({ length: 500 }, (_, at) => ({ ...row, productId: at + 1, name: `Product ${at + 1}` }));
  fakeBackend({
    Settings: { Get: () => settings },
    Today: { Counts: () => ({}) },
    Stock: { Locations: () => ({ rows: [] }) },
    Purchasing: {
      Reorder: () => ({ count: 500, groups: [{ supplierId: 7, supplier: 'Exotic', count: 500, netMinor: 0, rows }] }),
    },
  });
  const { user, container } = renderAt('/purchasing/reorder');
  const quantity = await screen.findByRole('textbox', { name: 'Quantity of Product 3' });
  await user.type(quantity, '36');
  const scroller = container.querySelector('[data-layout="scroll"]') as HTMLElement;
  // jsdom lays nothing out: each row is as high as a window, and what scrolls goes up with the list in it.
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return new DOMRect(0, this === scroller ? 0 : -scroller.scrollTop);
  });
  scroller.scrollTop = 640 * 400;
  fireEvent.scroll(scroller);
  const drawn = () => screen.getAllByRole('textbox', { name: /^Quantity of/ }).map((each) => each.ariaLabel);
  await waitFor(() => expect(drawn().slice(0, 3)).toEqual([2, 3, 4].map((each) => `Quantity of Product ${each}`)));
  expect(quantity).toHaveFocus();
  expect(drawn()).not.toContain('Quantity of Product 5');
  (document.activeElement as HTMLElement).blur();
  await waitFor(() => expect(quantity).not.toBeInTheDocument());
});

/** A backend with three suppliers of 60 proposals each, of 60.00. */
function manyProposals() {
  const rows = Array.from({ length: 180 }, (_, at) => ({ ...row, productId: at + 1, name: `Product ${at + 1}` }));
  const books = { netMinor: 60 * 6000 };
  const Reorder = ({ offset, limit }: api.ReorderQuery) => ({
    count: 180,
    groups: [0, 1, 2].map((at) => ({
      supplierId: at + 1,
      supplier: `Supplier ${at + 1}`,
      count: 60,
      netMinor: books.netMinor,
      rows: rows
        .slice(60 * at, 60 * (at + 1))
        .filter(({ productId: id }) => id > offset && (limit === 0 || id <= offset + limit)),
    })),
  });
  const fake = fakeBackend({
    Settings: { Get: () => settings },
    Today: { Counts: () => ({}) },
    Stock: { Locations: () => ({ rows: [] }) },
    Purchasing: {
      Reorder,
      CreateFromProposals: () => ({ orders: [1, 2].map((id) => ({ id, number: `PO-${id}` })) }),
      List: () => ({ rows: [], total: 0, next: '' }),
    },
  });
  const calls = <Request,>(method: string) =>
    fake.calls.filter(([name]) => name === `Purchasing.${method}`).map(([, request]) => request as Request);
  return { books, calls };
}

it('reads what is seen, counts and orders the others too, and takes a whole group or none of it', async () => {
  const { calls } = manyProposals();
  const { user } = renderAt('/purchasing/reorder');
  const first = await screen.findByRole('region', { name: 'Supplier 1' });
  expect(within(first).getByText('60 of 60')).toBeInTheDocument();
  expect(calls('Reorder')).toEqual([{ search: '', supplierId: null, offset: 0, limit: 40 }]);
  expect(screen.getByRole('button', { name: 'Create 3 orders' })).toBeEnabled();
  await user.click(within(first).getByRole('checkbox', { name: 'Take all' }));
  expect(await within(first).findByText('0 of 60')).toBeInTheDocument();
  expect(calls<api.ReorderQuery>('Reorder')).toContainEqual({ search: '', supplierId: null, offset: 40, limit: 200 });
  await user.click(screen.getByRole('button', { name: 'Create 2 orders' }));
  expect(await screen.findByText('Drafted 2 orders: PO-1, PO-2')).toBeInTheDocument();
  const [order] = calls<api.ReorderRequest>('CreateFromProposals');
  expect(order?.lines.map((line) => line.productId)).toEqual(Array.from({ length: 120 }, (_, at) => at + 61));
});

it('orders nothing where the proposals are no longer those that are shown', async () => {
  const { books, calls } = manyProposals();
  const { user } = renderAt('/purchasing/reorder');
  const create = await screen.findByRole('button', { name: 'Create 3 orders' });
  books.netMinor += 1;
  await user.click(create);
  expect(await screen.findByRole('alert')).toHaveTextContent(/^Nothing was ordered/);
  expect(calls('CreateFromProposals')).toEqual([]);
  // Those of now are shown, and can be ordered.
  await waitFor(() => expect(screen.getAllByText(/3,600\.01/).length).toBeGreaterThan(0));
  await user.click(create);
  await waitFor(() => expect(calls('CreateFromProposals')).toHaveLength(1));
});

it('says why nothing was drafted where it is seen, and how many orders were, in few words', async () => {
  const orders = Array.from({ length: 20 }, (_, at) => ({ id: at + 1, number: `PO-${101 + at}` }));
  let refused = true;
  fakeBackend({
    Settings: { Get: () => settings },
    Today: { Counts: () => ({}) },
    Stock: { Locations: () => ({ rows: [] }) },
    Purchasing: {
      Reorder: () => proposals,
      CreateFromProposals: () => {
        if (refused) throw new Error('disk gone');
        return { orders };
      },
      List: () => ({ rows: [], total: 0, next: '' }),
    },
  });
  const shown = vi.spyOn(HTMLElement.prototype, 'scrollIntoView');
  const { user } = renderAt('/purchasing/reorder');
  await user.click(await screen.findByRole('button', { name: 'Create 1 order' }));
  const alert = await screen.findByRole('alert');
  expect(shown.mock.contexts).toContain(alert);
  const calls = shown.mock.calls.length;
  await user.type(screen.getByRole('textbox', { name: 'Quantity of Chang' }), '5');
  expect(shown.mock.calls).toHaveLength(calls);
  refused = false;
  await user.click(screen.getByRole('button', { name: 'Create 1 order' }));
  expect(await screen.findByText('Drafted 20 orders: PO-101 – PO-120')).toBeInTheDocument();
});

it('shows what another search finds from its first line', async () => {
  fakeBackend({
    Settings: { Get: () => settings },
    Today: { Counts: () => ({}) },
    Stock: { Locations: () => ({ rows: [] }) },
    Purchasing: { Reorder: () => proposals },
  });
  const { user, container } = renderAt('/purchasing/reorder');
  await screen.findByRole('textbox', { name: 'Quantity of Chang' });
  const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollTo');
  await user.click(screen.getByRole('checkbox', { name: 'Order Chai' }));
  expect(scrolled).not.toHaveBeenCalled();
  await user.type(screen.getByRole('searchbox'), 'c');
  await waitFor(() => expect(scrolled).toHaveBeenCalledWith({ top: 0 }));
  expect(scrolled.mock.contexts[0]).toBe(container.querySelector('[data-layout="scroll"]'));
});
