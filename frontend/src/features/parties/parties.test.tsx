import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

const settings = {
  company: { name: '', address: '', taxNumber: '', logo: { type: '', data: '' } },
  currency: { code: 'USD', decimals: 2, changeable: false },
  preferences: { locale: 'en-US', theme: 'system', density: 'compact', reportFormat: 'csv' },
};
const row = {
  id: 7,
  code: 'S-1',
  name: 'Exotic Liquids',
  city: 'London',
  country: 'UK',
  contact: 'Charlotte Cooper',
  email: '',
  phone: '',
  archived: false,
  openOrders: 1,
  openNetMinor: 50_000,
  lastOrderDay: '2026-11-02',
};
const card = {
  code: 'S-1',
  name: 'Exotic Liquids',
  address: '49 Gilbert St.',
  city: 'London',
  region: '',
  postalCode: 'EC1 4SD',
  country: 'UK',
  email: '',
  phone: '',
  website: '',
  taxNumber: '',
  terms: '30 days net',
  notes: '',
  contacts: [{ name: 'Charlotte Cooper', role: 'Purchasing', email: '', phone: '' }],
};
const figures = { orders: 3, openOrders: 1, openNetMinor: 50_000, netMinor: 90_000, lateOrders: 1, lastOrderDay: '' };
const supplier = { id: 7, card, leadTimeDays: 5, archived: false, products: 2, figures, createdAt: '', updatedAt: '' };
const nothing = () => ({ rows: [], total: 0, netMinor: 0, next: '' });

function backend(Suppliers: Record<string, (request: never) => unknown> = {}) {
  return fakeBackend({
    Settings: { Get: () => settings },
    Suppliers: { List: () => ({ rows: [row], total: 1, next: '' }), Get: () => supplier, ...Suppliers },
    Customers: {
      List: () => ({ rows: [], total: 0, next: '' }),
      Create: () => rejectWith('party.code_taken', 'card.code', { code: 'C-1', name: 'Alfreds' }),
    },
    Purchasing: { List: nothing },
    Catalog: { List: nothing },
  });
}

it('lists suppliers as sorted and filtered in the address, and opens one', async () => {
  const fake = backend();
  const { user, router } = renderAt('/suppliers?sort=-openNet&archived=all');
  await user.click(await screen.findByText('Exotic Liquids'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/suppliers/7'));
  expect(fake.calls.find(([name]) => name === 'Suppliers.List')?.[1]).toMatchObject({
    sort: 'openNet',
    descending: true,
    archived: 'all',
  });
});

it('shows card, contacts and figures, each figure a door to the orders', async () => {
  backend();
  const { user, router } = renderAt('/suppliers/7');
  await user.click(await screen.findByRole('button', { name: 'Late: 1' }));
  await waitFor(() => expect(router.state.location.href).toBe('/purchasing/orders?supplier=7&late=yes'));
});

it('opens the orders that the sum of all counts, without drafts and what was cancelled', async () => {
  backend();
  const { user, router } = renderAt('/suppliers/7');
  await user.click(await screen.findByRole('button', { name: /^All orders/ }));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({
      supplier: '7',
      state: 'ordered,partially_received,received,closed_short',
    }),
  );
});

it('N begins an order with the supplier', async () => {
  backend();
  const { user, router } = renderAt('/suppliers/7');
  expect(await screen.findByText('30 days net')).toBeInTheDocument();
  expect(screen.getByText('Charlotte Cooper')).toBeInTheDocument();
  await user.keyboard('n');
  await waitFor(() => expect(router.state.location.href).toBe('/purchasing/orders/new?supplier=7'));
});

it('changes the whole card, contacts with it', async () => {
  const fake = backend({ Update: () => supplier });
  const { user } = renderAt('/suppliers/7');
  await screen.findByText('30 days net');
  await user.keyboard('e');
  const dialog = await screen.findByRole('dialog', { name: 'Edit supplier' });
  await user.click(within(dialog).getByRole('button', { name: 'Add a contact' }));
  await user.type(within(dialog).getByLabelText('Name, contact 2'), 'Peter');
  const days = within(dialog).getByLabelText(/^Lead time/);
  await user.clear(days);
  await user.type(days, '12{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(fake.calls.find(([name]) => name === 'Suppliers.Update')?.[1]).toMatchObject({
    id: 7,
    leadTimeDays: 12,
    card: { ...card, contacts: [card.contacts[0], { name: 'Peter', role: '', email: '', phone: '' }] },
  });
});

it('shows under the field that a code is taken, and keeps what was typed', async () => {
  backend();
  const { user } = renderAt('/customers?do=new');
  const dialog = await screen.findByRole('dialog', { name: 'New customer' });
  await user.type(within(dialog).getByLabelText(/^Name/), 'New one');
  const code = within(dialog).getByLabelText('Code');
  await user.type(code, 'C-1{Enter}');
  await waitFor(() => expect(code).toHaveAccessibleDescription('The code C-1 already belongs to Alfreds.'));
  expect(within(dialog).getByLabelText(/^Name/)).toHaveValue('New one');
  expect(within(dialog).queryByLabelText(/^Lead time/)).toBeNull();
});

it('archives with the way back', async () => {
  const fake = backend({ Archive: () => ({ changed: 1 }) });
  const { user } = renderAt('/suppliers/7');
  await user.click(await screen.findByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Archive' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  const archived = () => fake.calls.filter(([name]) => name === 'Suppliers.Archive').map(([, request]) => request);
  await waitFor(() => expect(archived()).toHaveLength(2));
  expect(archived()).toMatchObject([
    { ids: [7], archived: true },
    { ids: [7], archived: false },
  ]);
});
