import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

const all = {
  company: { name: 'Corner Shop', address: 'Main St 1', taxNumber: '', logo: { type: '', data: '' } },
  currency: { code: 'USD', decimals: 2, changeable: true },
  preferences: { locale: 'en-US', theme: 'system', density: 'compact', reportFormat: 'csv' },
};
const unit = { id: 2, code: 'kg', name: 'kilogram', decimals: 3, products: 0 };
const database = {
  path: '/data/shop.db',
  sizeBytes: 900_000,
  schema: '0003_sales',
  products: 77,
  suppliers: 29,
  customers: 91,
  orders: 830,
  movements: 72,
  user: 'ana',
  today: '2026-11-23',
  empty: false,
};

function backend(services: Record<string, Record<string, (request: never) => unknown>> = {}) {
  return fakeBackend({
    Settings: { Get: () => all, SaveCompany: () => all, ...services.Settings },
    Catalog: { Units: () => ({ rows: [unit] }), ...services.Catalog },
    App: { Database: () => database, Version: () => ({ version: '1.2.3' }) },
  });
}

it('saves a field when one leaves it, and undo brings the old back', async () => {
  const fake = backend();
  const { user } = renderAt('/settings');
  const field = await screen.findByLabelText('Tax number');
  await user.type(field, 'ATU123');
  expect(fake.calls.filter(([name]) => name === 'Settings.SaveCompany')).toEqual([]);
  await user.tab();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  const saved = () => fake.calls.filter(([name]) => name === 'Settings.SaveCompany').map(([, request]) => request);
  await waitFor(() => expect(saved()).toHaveLength(2));
  expect(saved()).toMatchObject([
    { company: { name: 'Corner Shop', address: 'Main St 1', taxNumber: 'ATU123' } },
    { company: all.company },
  ]);
});

it('says under the field why it cannot be saved', async () => {
  backend({
    Settings: { SaveCompany: () => rejectWith('text.too_long', 'company.name', { length: '300', limit: '200' }) },
  });
  const { user } = renderAt('/settings');
  const [name] = await screen.findAllByLabelText('Name');
  await user.type(name as HTMLElement, ' & Sons{Enter}');
  await waitFor(() => expect(name).toHaveAccessibleDescription(/at most 200 are kept/));
  expect(name).toHaveValue('Corner Shop & Sons');
});

it('adds a unit, and deletes one that no product uses', async () => {
  const fake = backend({ Catalog: { CreateUnit: () => ({ id: 9 }), DeleteUnit: () => ({ id: 2 }) } });
  const { user } = renderAt('/settings');
  await user.click(await screen.findByRole('button', { name: 'New unit' }));
  const dialog = await screen.findByRole('dialog', { name: 'New unit' });
  await user.type(within(dialog).getByLabelText(/^Code/), 'box{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Delete the unit kg' }));
  await waitFor(() => expect(fake.calls.map(([name]) => name)).toContain('Catalog.DeleteUnit'));
  expect(fake.calls.find(([name]) => name === 'Catalog.CreateUnit')?.[1]).toMatchObject({ code: 'box', decimals: 0 });
});

it('says where the books lie and which program this is', async () => {
  backend();
  renderAt('/settings?do=about');
  expect(await screen.findByText('/data/shop.db')).toBeInTheDocument();
  expect(await screen.findByText('Stockroom 1.2.3')).toBeInTheDocument();
});
