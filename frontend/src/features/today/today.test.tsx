import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { api } from '../../backend';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

const none: api.TodayOrders = { count: 0, orders: [] };
const counts: api.TodayCounts = {
  toReceive: 4,
  toShip: 3,
  low: 12,
  reorder: 12,
  out: 2,
  latePurchases: 6,
  lateSales: 0,
  purchaseDrafts: 0,
  quotes: 0,
  shortOrders: 0,
};
const days = (net: number): api.TodayDay[] =>
  Array.from({ length: 30 }, (_, at) => ({ day: `2026-01-${String(at + 1).padStart(2, '0')}`, netMinor: net }));
const bare: api.TodayOverview = {
  day: '2026-03-02',
  stockValueMinor: 0,
  toReceiveOrders: 0,
  toReceiveMinor: 0,
  toShipOrders: 0,
  toShipMinor: 0,
  shippable: 0,
  latePurchaseOrders: none,
  lateSalesOrders: none,
  shortOrders: none,
  drafts: none,
  quotes: none,
  lowProducts: { count: 0, products: [] },
  sales: { netMinor: 0, beforeNetMinor: 0, days: days(0), before: days(0) },
  best: [],
  slowest: [],
  counts: { ...counts, low: 0 },
};
const late = (id: number): api.TodayOrder => ({
  id,
  number: `PO-0000${id}`,
  partner: 'Exotic Liquids',
  state: 'ordered',
  orderDay: '2026-02-01',
  dueDay: '2026-02-23',
  daysLate: 7,
  netMinor: 129_500,
});
const busy: api.TodayOverview = {
  ...bare,
  stockValueMinor: 20_238_411,
  latePurchaseOrders: { count: 6, orders: [1, 2, 3, 4, 5, 6].map(late) },
  lowProducts: {
    count: 1,
    products: [
      {
        id: 7,
        sku: '2',
        name: 'Chang',
        onHandMilli: 17_000,
        availableMilli: 0,
        shortMilli: 0,
        onOrderMilli: 0,
        reorderPointMilli: 25_000,
        suggestedMilli: 26_000,
        status: 'out',
      },
    ],
  },
  sales: { netMinor: 11_200, beforeNetMinor: 10_000, days: days(100), before: days(90) },
  best: [{ id: 7, sku: '2', name: 'Chang', quantityMilli: 3000, netMinor: 5700, onHandMilli: 17_000, valueMinor: 100 }],
};

const open = (overview: api.TodayOverview, empty = false) =>
  fakeBackend({
    Today: { Overview: () => overview, Counts: () => counts },
    App: { Database: () => ({ empty }) },
  });

describe('Today', () => {
  it('names what is late and low, and offers the one next step of each', async () => {
    open(busy);
    const { user, router } = renderAt('/');
    const deliveries = await screen.findByRole('region', { name: 'Late deliveries' });
    expect(within(deliveries).getAllByText('7 days late')).toHaveLength(5);
    expect(within(deliveries).getByRole('link', { name: 'All 6' })).toHaveAttribute(
      'href',
      '/purchasing/orders?late=yes',
    );
    expect(screen.queryByRole('region', { name: 'Late shipments' })).toBeNull();
    await user.click(within(deliveries).getByRole('button', { name: 'Receive: PO-00001' }));
    await waitFor(() => expect(router.state.location.href).toBe('/purchasing/receive?order=1'));
  });

  it('shows what is left of a low product, and orders it', async () => {
    open(busy);
    const { user, router } = renderAt('/');
    const low = await screen.findByRole('region', { name: 'Low stock' });
    expect(within(low).getByText('0 left, low at 25')).toBeInTheDocument();
    await user.click(within(low).getByRole('button', { name: 'Reorder: Chang' }));
    await waitFor(() => expect(router.state.location.href).toBe('/purchasing/reorder?q=2'));
  });

  it('makes every figure a door', async () => {
    open(busy);
    const { user, router } = renderAt('/');
    await user.click(await screen.findByRole('button', { name: 'Stock value: $202,384.11' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/reports/stock-valuation'));
  });

  it('opens as many rows as a figure counts: also those that wait, and those that are on their way', async () => {
    open(busy);
    const { user, router } = renderAt('/');
    const low = await screen.findByRole('region', { name: 'Low stock' });
    const all = within(low)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'));
    expect(all).toContain('/reports/low-stock');
    await user.click(screen.getByRole('button', { name: /^To ship/ }));
    await waitFor(() => expect(router.state.location.href).toBe('/sales/ship?all=yes'));
  });

  it('compares 30 days with the 30 before', async () => {
    open(busy);
    renderAt('/');
    expect(await screen.findByText('12 % more than $100.00 in the 30 days before')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '$112.00' })).toHaveAttribute(
      'href',
      '/reports/sales-by-period?from=2026-01-01&to=2026-01-30&by=day&basis=ordered',
    );
  });

  it('says that nothing needs doing', async () => {
    open({ ...bare, slowest: busy.best });
    renderAt('/');
    expect(await screen.findByText('Nothing is late, low or short.')).toBeInTheDocument();
  });

  it('offers new books three ways to begin, and named ones their first product', async () => {
    const named = (name: string) => ({
      company: { name, address: '', taxNumber: '', logo: { type: '', data: '' } },
      currency: { code: 'USD', decimals: 2, changeable: true },
      preferences: { locale: 'en-US', theme: 'system', density: 'normal', reportFormat: 'csv' },
    });
    const begin = (name: string) =>
      fakeBackend({
        Today: { Overview: () => bare, Counts: () => counts },
        App: { Database: () => ({ empty: true }) },
        Settings: { Get: () => named(name) },
      });
    begin('');
    const first = renderAt('/');
    for (const way of ['Start', 'Import a file', 'Fill with samples']) {
      expect(await screen.findByRole('button', { name: way })).toBeInTheDocument();
    }
    first.unmount();
    begin('Corner Shop');
    const { user, router } = renderAt('/');
    await user.click(await screen.findByRole('button', { name: 'New product' }));
    await waitFor(() => expect(router.state.location.href).toBe('/products?do=new'));
  });

  it('says why it could not be read', async () => {
    fakeBackend({
      Today: { Counts: () => counts, Overview: () => rejectWith('api.internal', '', { reference: 'ab12' }) },
    });
    renderAt('/');
    expect(await screen.findByRole('alert')).toHaveTextContent('ab12');
  });
});

it('tells the rail what waits, on every page', async () => {
  open(bare);
  renderAt('/settings');
  const rail = await screen.findByRole('navigation', { name: 'Main' });
  await waitFor(() => expect(within(rail).getByRole('link', { name: /Reorder/ })).toHaveTextContent('12'));
  expect(within(rail).getByRole('link', { name: /Receive/ })).toHaveTextContent('4');
});
