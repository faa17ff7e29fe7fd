import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { api } from '../../backend';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';
import { product, productRow, settings, tree, units } from './testProduct';

const list = () => ({ rows: [productRow()], total: 1, onHandMilli: 41_000, valueMinor: 30_506, next: '' });

function backend(Catalog: Record<string, (request: never) => unknown> = {}) {
  return fakeBackend({
    Settings: { Get: () => settings },
    Suppliers: {
      Find: () => ({ rows: [{ id: 7, code: 'S-1', name: 'Exotic Liquids', city: 'London', terms: '' }] }),
      Get: () => ({ id: 7, card: { name: 'Exotic Liquids' } }),
    },
    Catalog: {
      List: list,
      Categories: () => tree,
      Units: () => units,
      ProposeSKU: () => ({ sku: 'P3' }),
      ...Catalog,
    },
  });
}

it('asks for what the address says, and shows the sums of all that match', async () => {
  const fake = backend();
  renderAt('/products?q=cha&category=3&supplier=7&price=10000-50000&status=low,out&archived=all&sort=-value');
  expect(await screen.findByText('Chang')).toBeInTheDocument();
  expect(fake.calls.find(([name]) => name === 'Catalog.List')?.[1]).toEqual({
    search: '',
    query: 'cha',
    filters: [
      { field: 'category', not: false, values: ['#3'], from: '', to: '' },
      { field: 'supplier', not: false, values: ['#7'], from: '', to: '' },
      { field: 'status', not: false, values: ['low', 'out'], from: '', to: '' },
      { field: 'price', not: false, values: [], from: '10000', to: '50000' },
    ],
    categoryId: null,
    uncategorised: false,
    supplierId: null,
    priceFromMinorE4: null,
    priceToMinorE4: null,
    statuses: [],
    archived: 'all',
    sort: 'value',
    descending: true,
    cursor: '',
    limit: 50,
    sumsLater: true,
  });
  expect(screen.getByText('Price 0.01 to 0.05')).toBeInTheDocument();
  const rows = within(screen.getByRole('grid', { name: 'Products' })).getAllByRole('row');
  expect(rows.at(-1)).toHaveTextContent('1 row41305.06');
});

it('shows the rows before their sums, where these take longer', async () => {
  let tell = () => {};
  const summed = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const rows = [productRow()];
  const unknown = { rows, total: -1, onHandMilli: -1, valueMinor: -1, next: '' };
  const fake = backend({
    List: async ({ sumsLater }: api.ProductQuery) => {
      if (sumsLater) return unknown;
      await summed;
      return { rows, total: 4321, onHandMilli: 5000, valueMinor: 678, next: '' };
    },
  });
  const { user } = renderAt('/products?q=c');
  expect(await screen.findByText('Chang')).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 }).parentElement).toHaveTextContent('Products…');
  const last = () =>
    within(screen.getByRole('grid', { name: 'Products' }))
      .getAllByRole('row')
      .at(-1);
  expect(last()).toHaveTextContent(/^Total$/);
  // All can be selected before it is known how many that are.
  await user.click(screen.getByRole('checkbox', { name: 'Select all that match' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select Chang' }));
  expect(screen.getByRole('toolbar', { name: 'All selected' })).toBeInTheDocument();
  await user.keyboard('y');
  await waitFor(() =>
    expect(fake.calls).toContainEqual([
      'Lists.Copy',
      expect.objectContaining({ content: expect.objectContaining({ ids: [], except: [rows[0]?.id] }) }),
    ]),
  );
  tell();
  await waitFor(() => expect(last()).toHaveTextContent('4,321 rows56.78'));
  expect(screen.getByRole('toolbar', { name: '4,320 selected' })).toBeInTheDocument();
  expect(fake.calls.filter(([name]) => name === 'Catalog.List').map(([, request]) => request)).toMatchObject([
    { query: 'c', limit: 50, sumsLater: true },
    { query: 'c', limit: 1, cursor: '' },
  ]);
});

it('narrows by a click in the tree, and moves a branch only elsewhere', async () => {
  const fake = backend({ MoveCategory: () => ({ id: 3 }) });
  const { user, router } = renderAt('/products');
  expect(await screen.findByRole('columnheader', { name: /^Category/ })).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'Categories' }));
  // Beside the tree there is no room for the column that says the same.
  expect(screen.queryByRole('columnheader', { name: /^Category/ })).toBeNull();
  await user.click(await screen.findByRole('button', { name: /^Beverages/ }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ category: '1' }));
  await user.click(screen.getByRole('button', { name: 'Change Drinks' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Move Drinks' });
  await user.click(within(dialog).getByLabelText('Below'));
  expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['Food']);
  await user.click(screen.getByRole('option', { name: 'Food' }));
  await user.click(within(dialog).getByRole('button', { name: 'Move' }));
  const moved = () => fake.calls.find(([name]) => name === 'Catalog.MoveCategory')?.[1];
  await waitFor(() => expect(moved()).toMatchObject({ id: 3, parentId: 4 }));
});

it('adds a product with the proposed SKU, and Ctrl+Enter starts the next with the next proposal', async () => {
  let last = 2;
  const fake = backend({
    ProposeSKU: () => ({ sku: `P${last + 1}` }),
    Create: () => {
      last++;
      return product({ id: 9, name: 'Mug' });
    },
  });
  const { user } = renderAt('/products');
  await screen.findByText('Chang');
  await user.keyboard('n');
  const dialog = await screen.findByRole('dialog', { name: 'New product' });
  expect(within(dialog).getByLabelText(/^SKU/)).toHaveValue('P3');
  await user.type(within(dialog).getByLabelText(/^Name/), 'Mug');
  await user.type(within(dialog).getByLabelText('Price'), '9.50');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.getByLabelText(/^SKU/)).toHaveValue('P4'));
  expect(screen.getByLabelText(/^Name/)).toHaveValue('');
  expect(fake.calls.find(([name]) => name === 'Catalog.Create')?.[1]).toMatchObject({
    product: {
      sku: 'P3',
      name: 'Mug',
      unitId: 0,
      priceMinorE4: 9_500_000,
      supplierId: null,
      barcodes: [],
      suppliers: [],
    },
  });
});

it('says at its field what is wrong with a barcode', async () => {
  backend({
    Create: () => rejectWith('catalog.check_digit', 'product.barcodes.0.code', { code: '4006381333932', digit: '1' }),
  });
  const { user } = renderAt('/products?do=new');
  const dialog = await screen.findByRole('dialog', { name: 'New product' });
  await user.type(within(dialog).getByLabelText(/^Name/), 'Pen');
  await user.click(within(dialog).getByRole('button', { name: 'Add a barcode' }));
  const barcode = within(dialog).getByLabelText('Barcode 1');
  await user.type(barcode, '4006381333932');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(barcode).toBeInvalid());
  expect(barcode).toHaveAccessibleDescription(/its last digit should be 1/);
  expect(barcode).toHaveFocus();
});

it('tells empty books from a search that finds nothing', async () => {
  backend({ List: () => ({ rows: [], total: 0, onHandMilli: 0, valueMinor: 0, next: '' }) });
  const first = renderAt('/products');
  expect(await screen.findByRole('button', { name: 'Import a file' })).toBeInTheDocument();
  first.unmount();
  renderAt('/products?q=xyz');
  expect(await screen.findByText('Nothing matches “xyz”.')).toBeInTheDocument();
});
