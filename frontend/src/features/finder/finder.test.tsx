import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fits } from '../../app/finder';
import { fakeBackend } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

const product = {
  kind: 'product',
  id: 2,
  label: 'Chang',
  code: 'CH-2',
  party: '',
  state: '',
  day: '',
  exact: false,
  near: false,
  unit: 'pcs',
  unitDecimals: 0,
  availableMilli: 17_000,
  priceMinorE4: 190_000_00,
};
const order = {
  ...product,
  kind: 'purchase_order',
  id: 7,
  label: 'PO-00007',
  code: '',
  party: 'Nordwind',
  state: 'ordered',
};

function backend(find: (request: { text: string }) => unknown) {
  return fakeBackend({ App: { Find: find, Database: () => ({ path: '/data/shop.db' }) } });
}

async function openFinder(user: ReturnType<typeof renderAt>['user']) {
  await screen.findByRole('heading', { level: 1 });
  await user.keyboard('{Control>}k{/Control}');
  return screen.findByRole('combobox', { name: 'Find' });
}

const options = () => screen.getAllByRole('option').map((each) => each.textContent);

beforeEach(() => localStorage.clear());

it('asks once for each text, shows stock and price, and opens by Enter', async () => {
  const fake = backend(() => ({ hits: [product, order] }));
  const { user, router } = renderAt('/settings');
  await user.type(await openFinder(user), 'ch');
  expect(await screen.findByRole('option', { name: /Chang.*CH-2.*17.pcs/ })).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByRole('option', { name: /PO-00007.*Nordwind · Ordered/ })).toBeInTheDocument();
  expect(fake.calls.filter(([name]) => name === 'App.Find').map(([, request]) => request)).toEqual([
    { text: 'c' },
    { text: 'ch' },
  ]);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/products/2'));
  expect(screen.queryByRole('combobox', { name: 'Find' })).toBeNull();
});

it('puts what is exact first, whatever its kind', async () => {
  backend(() => ({ hits: [{ ...order, exact: true }, product] }));
  const { user } = renderAt('/settings');
  await user.type(await openFinder(user), '7');
  await waitFor(() => expect(options()[0]).toContain('PO-00007'));
});

it('shows what can be done with a hit at once, by its letter', async () => {
  backend(() => ({ hits: [product] }));
  const { user, router } = renderAt('/settings');
  const field = await openFinder(user);
  await user.type(field, 'ch');
  await screen.findByRole('option', { name: /Chang/ });
  await user.keyboard('{ArrowRight}');
  const group = await screen.findByRole('group', { name: 'Chang' });
  expect(
    within(group)
      .getAllByRole('option')
      .map((each) => each.textContent),
  ).toEqual(['AdjustA', 'TransferT', 'OrderO', 'ReceiveR', 'ShipS', 'EditE']);
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('group', { name: 'Products' })).toBeInTheDocument();
  expect(field).toHaveValue('ch');
  await user.keyboard('{ArrowRight}r');
  await waitFor(() => expect(router.state.location.href).toBe('/purchasing/receive?product=2'));
});

it('drops an answer that comes after a newer one, and Enter waits for the newest', async () => {
  const answers = new Map<string, (answer: unknown) => void>();
  backend(({ text }) => new Promise((resolve) => answers.set(text, resolve)));
  const { user, router } = renderAt('/settings');
  await user.type(await openFinder(user), 'ab{Enter}');
  expect(router.state.location.pathname).toBe('/settings');
  answers.get('ab')?.({ hits: [{ ...product, id: 5, label: 'Abacus' }] });
  answers.get('a')?.({ hits: [{ ...product, id: 6, label: 'Apple' }] });
  await waitFor(() => expect(router.state.location.pathname).toBe('/products/5'));
});

it('shows what was looked at last in these books before anything is typed', async () => {
  localStorage.setItem(
    'stockroom.recent./data/shop.db',
    JSON.stringify([{ kind: 'supplier', id: 3, label: 'Nordwind' }, { kind: 'nonsense' }]),
  );
  localStorage.setItem(
    'stockroom.recent./data/other.db',
    JSON.stringify([{ kind: 'supplier', id: 4, label: 'Other' }]),
  );
  const fake = backend(() => ({ hits: [] }));
  const { user, router } = renderAt('/settings');
  await waitFor(() => expect(fake.calls.map(([name]) => name)).toContain('App.Database'));
  await openFinder(user);
  const recent = await screen.findByRole('group', { name: 'Recent' });
  expect(
    within(recent)
      .getAllByRole('option')
      .map((each) => each.textContent),
  ).toEqual(['Nordwind→']);
  expect(screen.getByRole('group', { name: 'Pages' })).toBeInTheDocument();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/suppliers/3'));
});

it('finds commands by words and by first letters, and sections of the settings', async () => {
  backend(() => ({ hits: [] }));
  const { user, router } = renderAt('/stock');
  await user.type(await openFinder(user), 'npo');
  expect(await screen.findByRole('option', { name: 'New purchase order' })).toBeInTheDocument();
  await user.clear(screen.getByRole('combobox', { name: 'Find' }));
  await user.keyboard('tax num');
  await user.click(await screen.findByRole('option', { name: /Company/ }));
  await waitFor(() => expect(router.state.location.href).toBe('/settings?at=company'));
});

describe('fits', () => {
  it('knows parts of words, accents and first letters', () => {
    expect(fits('ord purch', 'Purchase orders')).toBe(true);
    expect(fits('cafe', 'Café')).toBe(true);
    expect(fits('np', 'New product')).toBe(true);
    expect(fits('n', 'Purchase')).toBe(false);
    expect(fits('ch', 'Purchase orders')).toBe(false);
    expect(fits('px', 'New product')).toBe(false);
  });
});
