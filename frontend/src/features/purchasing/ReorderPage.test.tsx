import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
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
      netMinor: 6000,
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
    Purchasing: { Reorder: () => ({ count: 500, groups: [{ supplierId: 7, supplier: 'Exotic', netMinor: 0, rows }] }) },
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

it('asks before what was chosen is lost, and not while one searches', async () => {
  fakeBackend({
    Settings: { Get: () => settings },
    Today: { Counts: () => ({}) },
    Stock: { Locations: () => ({ rows: [] }) },
    Purchasing: { Reorder: () => proposals },
  });
  const { user, router } = renderAt('/purchasing/reorder');
  await user.click(await screen.findByRole('checkbox', { name: 'Order Chai' }));
  await user.type(screen.getByRole('searchbox'), 'c');
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'c' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.click(screen.getByRole('link', { name: 'Chang' }));
  expect(await screen.findByRole('button', { name: 'Discard' })).toBeInTheDocument();
  expect(router.state.location.pathname).toBe('/purchasing/reorder');
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/products/1'));
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
