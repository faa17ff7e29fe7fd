import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { api } from '../backend';
import { product, productRow, settings, tree, units } from '../features/catalog/testProduct';
import { fakeBackend } from '../test/fakeBackend';
import { renderAt } from '../test/render';
import { forgetBegun } from './ViewsMenu';
import { forgetWalks } from './walk';

const names = ['Chai', 'Chang', 'Tofu'];
const rows = names.map((name, at) => ({ ...productRow(), id: at + 1, name, sku: `P${at + 1}` }));

function books(more: Record<string, Record<string, (request: never) => unknown>> = {}) {
  return fakeBackend({
    Settings: { Get: () => settings },
    Suppliers: { Find: () => ({ rows: [] }), Get: () => ({ id: 7, card: { name: 'Exotic Liquids' } }) },
    ...more,
    Catalog: {
      List: () => ({ rows, total: 3, onHandMilli: 1, valueMinor: 2, next: '' }),
      Categories: () => tree,
      Units: () => units,
      ...more.Catalog,
    },
    Lists: {
      Views: () => ({ views: [] }),
      Understand: () => ({ tokens: [], problems: [] }),
      ...more.Lists,
    },
  });
}

/** Products of which nobody knows how many there are until `count` is called. */
function uncounted(total: number) {
  let count = () => {};
  const counted = new Promise<void>((resolve) => {
    count = resolve;
  });
  const all = Array.from({ length: total }, (_, at) => ({ ...productRow(), id: at + 1, name: `Product ${at + 1}` }));
  const List = async ({ cursor, limit, sumsLater }: api.ProductQuery) => {
    if (!sumsLater && cursor === '') await counted;
    const to = Number(cursor) + limit;
    const sums = { total: sumsLater ? -1 : total, onHandMilli: 1, valueMinor: 2 };
    return { ...sums, rows: all.slice(Number(cursor), to), next: to < total ? String(to) : '' };
  };
  return { List, count: () => count() };
}

const sent = (fake: ReturnType<typeof books>, name: string) =>
  fake.calls.filter(([each]) => each === name).map(([, request]) => request);

beforeEach(() => {
  forgetBegun();
  forgetWalks();
});

describe('columns', () => {
  it('are chosen and moved by the keyboard, and remembered', async () => {
    books();
    const first = renderAt('/products');
    await screen.findByText('Chang');
    await first.user.keyboard('c');
    const menu = await screen.findByRole('dialog', { name: 'Columns' });
    await first.user.click(within(menu).getByRole('checkbox', { name: 'SKU' }));
    await first.user.click(within(menu).getByRole('checkbox', { name: 'Projected' }));
    await first.user.click(within(menu).getByRole('button', { name: 'Move Supplier to the left' }));
    const titles = () =>
      screen
        .getAllByRole('columnheader')
        .map((header) => header.textContent)
        .filter(Boolean);
    const wanted = [
      'Name',
      'Supplier',
      'Category',
      'Price',
      'On hand',
      'Available',
      'On order',
      'Projected',
      'Value',
      'Status',
    ];
    expect(titles()).toEqual(wanted);
    first.unmount();
    renderAt('/products');
    await screen.findByText('Chang');
    expect(titles()).toEqual(wanted);
  });

  it('sort together with Shift, three at most', async () => {
    const fake = books();
    const { user, router } = renderAt('/products');
    await screen.findByText('Chang');
    await user.click(screen.getByRole('button', { name: 'Status' }));
    await user.keyboard('{Shift>}');
    for (const name of ['Price', 'Name', 'Name', 'SKU']) await user.click(screen.getByRole('button', { name }));
    await user.keyboard('{/Shift}');
    await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: 'status,-price,sku' }));
    expect(sent(fake, 'Catalog.List').at(-1)).toMatchObject({ sort: 'status,-price,sku', descending: false });
  });
});

describe('a selection', () => {
  it('is made by keys, ranges and all that match, and edited in one command with its undo', async () => {
    const preview = { selected: 2, changes: 1, same: 0, refused: 1, notes: [] };
    const reasons = [
      { code: 'catalog.edit_units', params: { count: '1', names: 'Tofu' }, message: '1 are counted otherwise: Tofu.' },
    ];
    const fake = books({
      Catalog: {
        PreviewEdit: () => ({ ...preview, reasons }),
        EditMany: () => ({ changed: 1, entryId: 9 }),
        UndoEdit: () => ({ restored: 1, kept: 0 }),
      },
    });
    const { user } = renderAt('/products');
    const grid = await screen.findByRole('grid', { name: 'Products' });
    await waitFor(() => expect(grid).toHaveFocus());
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    expect(await screen.findByRole('toolbar', { name: '2 selected' })).toBeInTheDocument();
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByRole('toolbar', { name: '3 selected' })).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: 'Select Chai' }));
    await user.click(screen.getByRole('button', { name: 'Set reorder point' }));
    const dialog = await screen.findByRole('dialog', { name: 'Set the reorder point of 2 products' });
    const point = within(dialog).getByLabelText(/^Reorder point/);
    await user.type(point, '{Enter}');
    expect(within(dialog).getByText('Please fill this in.')).toBeInTheDocument();
    await user.type(point, 'abc{Enter}');
    expect(point).toBeInvalid();
    expect(sent(fake, 'Catalog.EditMany')).toEqual([]);
    await user.clear(point);
    await user.type(point, '2.5');
    await user.tab();
    expect(await within(dialog).findByText(/1 are counted in units with fewer decimals: Tofu/)).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Change 1 product' }));
    await waitFor(() =>
      expect(sent(fake, 'Catalog.EditMany')[0]).toMatchObject({
        selection: { all: true, ids: [], except: [1] },
        edit: { field: 'reorder_point', quantityMilli: 2500 },
        expected: 2,
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(sent(fake, 'Catalog.UndoEdit')[0]).toMatchObject({ entryId: 9 }));
    expect(await screen.findByText('1 product is as before.')).toBeInTheDocument();
    expect(screen.queryByText(/^Taken back/)).toBeNull();
    expect(screen.queryByRole('toolbar', { name: /selected/ })).toBeNull();
  });
});

describe('what is typed and chosen', () => {
  it('is told under the field, with a sentence for what was not understood', async () => {
    const term = { sign: '', field: '', kind: 'text', values: [], from: '', to: '' };
    books({
      Lists: {
        Understand: () => ({
          tokens: [
            { ...term, field: 'price', kind: 'unit_price', from: '10000000', to: '20000000' },
            { ...term, sign: 'or' },
            { ...term, field: 'status', kind: 'choice', values: ['low'] },
          ],
          problems: [{ code: 'query.number', params: { text: 'x' }, message: '“x” is not a number.' }],
        }),
      },
    });
    renderAt('/products?q=price:10..20%20OR%20low%20onhand:x');
    const told = await screen.findByRole('status', { name: 'Understood as' });
    expect(told).toHaveTextContent(/Price 10\.00 to 20\.00\s*or\s*Status is Low/);
    expect(told).toHaveTextContent(/“x” is not a number/);
  });

  it('becomes a chip with its operator, changed by a click', async () => {
    const fake = books();
    const { user, router } = renderAt('/products');
    await screen.findByText('Chang');
    await user.keyboard('f');
    const choice = await screen.findByRole('group', { name: 'Filter' });
    await user.click(within(choice).getByRole('button', { name: 'Status' }));
    const form = await screen.findByRole('form', { name: 'Filter by Status' });
    await user.click(within(form).getByRole('radio', { name: 'is not' }));
    await user.click(within(form).getByRole('checkbox', { name: 'Low' }));
    await user.click(within(form).getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ status: '!low' }));
    expect(sent(fake, 'Catalog.List').at(-1)).toMatchObject({
      filters: [{ field: 'status', not: true, values: ['low'], from: '', to: '' }],
    });
    expect(await screen.findByRole('button', { name: 'Change filter Status is not Low' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove filter Status is not Low' }));
    await waitFor(() => expect(router.state.location.search).not.toHaveProperty('status'));
  });

  it('can be ranges that are left out', async () => {
    const fake = books();
    const { user } = renderAt('/products?price=10000000..20000000');
    await user.click(await screen.findByRole('button', { name: 'Change filter Price 10.00 to 20.00' }));
    const form = await screen.findByRole('form', { name: 'Filter by Price' });
    await user.click(within(form).getByRole('radio', { name: 'is not' }));
    await user.click(within(form).getByRole('button', { name: 'Apply' }));
    expect(await screen.findByRole('button', { name: 'Change filter Price not 10.00 to 20.00' })).toBeInTheDocument();
    expect(sent(fake, 'Catalog.List').at(-1)).toMatchObject({
      filters: [{ field: 'price', not: true, values: [], from: '10000000', to: '20000000' }],
    });
  });
});

describe('a view', () => {
  const view = {
    id: 4,
    list: 'products',
    name: 'Low ones',
    state: JSON.stringify({
      address: { q: 'low', sort: '-value' },
      columns: { order: [], hidden: ['sku'], shown: [] },
    }),
    standard: true,
  };

  it('that is the default opens with the list', async () => {
    books({ Lists: { Views: () => ({ views: [view] }) } });
    const { router } = renderAt('/products');
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'low', sort: '-value' }));
    expect(screen.queryByRole('button', { name: 'SKU' })).toBeNull();
    expect(await screen.findByText('Low ones')).toBeInTheDocument();
  });

  it('keeps search, sort, filters and columns under a name', async () => {
    const fake = books({ Lists: { SaveView: () => ({ id: 5 }) } });
    const { user } = renderAt('/products?q=cha&status=low&sort=-value');
    await screen.findByText('Chang');
    await user.keyboard('v');
    await user.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save this view' });
    await user.type(within(dialog).getByLabelText(/^Name/), 'Mine{Enter}');
    await waitFor(() => expect(sent(fake, 'Lists.SaveView')).toHaveLength(1));
    const { view: saved } = sent(fake, 'Lists.SaveView')[0] as { view: { state: string } };
    expect(saved).toMatchObject({ id: 0, list: 'products', name: 'Mine', standard: false });
    expect(JSON.parse(saved.state)).toMatchObject({ address: { q: 'cha', status: 'low', sort: '-value' } });
  });
});

describe('the rows', () => {
  it('are printed all, once it is known how many there are', async () => {
    const { List, count } = uncounted(170);
    books({ Catalog: { List } });
    const drawn = () => screen.getAllByText(/^Product \d+$/).length;
    const printed: number[] = [];
    vi.spyOn(window, 'print').mockImplementation(() => {
      fireEvent(window, new Event('beforeprint'));
      printed.push(drawn());
      fireEvent(window, new Event('afterprint'));
    });
    const { user } = renderAt('/products');
    await screen.findByText('Product 1');
    await user.keyboard('{Control>}p{/Control}');
    expect(drawn()).toBeLessThan(50);
    count();
    await waitFor(() => expect(printed).toEqual([170]));
    await waitFor(() => expect(drawn()).toBeLessThan(50));
  });

  it('are read again by the next Ctrl+P where reading them failed', async () => {
    const { List, count } = uncounted(170);
    count();
    const disk = { gone: true };
    const asked = vi.fn();
    books({
      Catalog: {
        List: async (query: api.ProductQuery) => {
          if (query.cursor === '' || !disk.gone) return List(query);
          asked();
          throw new Error('the disk is gone');
        },
      },
    });
    const print = vi.spyOn(window, 'print').mockImplementation(() => {});
    const { user } = renderAt('/products');
    await screen.findByText('Product 1');
    await user.keyboard('{Control>}p{/Control}');
    await waitFor(() => expect(asked).toHaveBeenCalled());
    disk.gone = false;
    expect(print).not.toHaveBeenCalled();
    await user.keyboard('{Control>}p{/Control}');
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  });

  it('are printed once they are there, and are those that are searched', async () => {
    const printed: (string | null)[][] = [];
    vi.spyOn(window, 'print').mockImplementation(() => {
      printed.push(screen.queryAllByText(/^(Chai|Chang|Tofu)$/).map((name) => name.textContent));
    });
    const answers: (() => void)[] = [];
    const List = async ({ query }: api.ProductQuery) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      const some = query ? rows.slice(2) : rows;
      return { rows: some, total: some.length, onHandMilli: 1, valueMinor: 2, next: '' };
    };
    books({ Catalog: { List } });
    const { user } = renderAt('/products');
    await screen.findByRole('grid');
    await user.keyboard('{Control>}p{/Control}');
    answers[0]?.();
    await waitFor(() => expect(printed).toEqual([names]));
    await user.type(screen.getByRole('searchbox'), 't');
    await waitFor(() => expect(answers).toHaveLength(2));
    await user.keyboard('{Control>}p{/Control}');
    answers[1]?.();
    await waitFor(() => expect(printed).toEqual([names, ['Tofu']]));
  });

  it('lead on to their end, though nobody knows how many there are', async () => {
    const { List } = uncounted(52);
    books({ Catalog: { List, Get: ({ id }: { id: number }) => product({ id, name: `Product ${id}` }) } });
    const { user } = renderAt('/products');
    const grid = await screen.findByRole('grid', { name: 'Products' });
    await waitFor(() => expect(grid).toHaveFocus());
    // The last of the rows that were read.
    await user.keyboard('{PageDown>4/}{Enter}');
    expect(await screen.findByText('50 of …')).toBeInTheDocument();
    for (const at of [51, 52]) {
      await user.keyboard('j');
      expect(await screen.findByRole('heading', { level: 1, name: `Product ${at}` })).toBeInTheDocument();
    }
    await user.keyboard('j');
    expect(await screen.findByText('52 of 52')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next in the list' })).toBeDisabled();
    await user.keyboard('k');
    expect(await screen.findByText('51 of 52')).toBeInTheDocument();
  });

  it('are copied and saved as they are shown, of a selection only that', async () => {
    const fake = books({
      Lists: {
        Copy: () => ({ text: 'Name\nChai\n', rows: 1, more: false }),
        Export: () => ({ path: '/tmp/products.csv', rows: 1 }),
      },
    });
    const { user } = renderAt('/products?sort=-value');
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const grid = await screen.findByRole('grid', { name: 'Products' });
    await waitFor(() => expect(grid).toHaveFocus());
    await user.keyboard('xy');
    await waitFor(() => expect(writeText).toHaveBeenCalledWith('Name\nChai\n'));
    expect(sent(fake, 'Lists.Copy')[0]).toMatchObject({
      decimalMark: '.',
      content: { list: 'products', ids: [1], except: [], products: { sort: 'value', descending: true } },
    });
    await user.click(screen.getByRole('button', { name: 'Copy and save' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as CSV…' }));
    await waitFor(() => expect(sent(fake, 'Lists.Export')[0]).toMatchObject({ format: 'csv', path: '' }));
  });

  it('tell how many are written when saving takes long, and are not saved once that is cancelled', async () => {
    let refuse: () => void = () => undefined;
    const fake = books({
      Lists: {
        Export: () =>
          new Promise((_, reject) => {
            const fault = { code: 'export.cancelled', field: '', params: {}, message: 'Cancelled.' };
            refuse = () => reject(new Error(JSON.stringify(fault)));
          }),
        Cancel: () => {
          refuse();
          return { running: true };
        },
      },
    });
    const { user } = renderAt('/products');
    await user.click(await screen.findByRole('button', { name: 'Copy and save' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as XLSX…' }));
    await waitFor(() => expect(sent(fake, 'Lists.Export')).toHaveLength(1));
    const { requestId } = sent(fake, 'Lists.Export')[0] as { requestId: string };
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
    fake.emit('progress', { task: 'list', requestId, done: 1000 });
    fake.emit('progress', { task: 'list', requestId: 'another', done: 9000 });
    now.mockReturnValue(2000);
    fake.emit('progress', { task: 'list', requestId, done: 2000 });
    now.mockRestore();
    const cancel = await screen.findByRole('button', { name: 'Cancel' });
    act(() => fake.emit('progress', { task: 'list', requestId, done: 3000 }));
    expect(await screen.findByText('3,000 rows written…')).toBeInTheDocument();
    await user.click(cancel);
    expect(await screen.findByText('Saving was cancelled. No file was written.')).toBeInTheDocument();
    expect(sent(fake, 'Lists.Cancel')).toEqual([{ requestId }]);
    await waitFor(() => expect(screen.queryByText(/rows written/)).toBeNull());
    expect(screen.queryByText(/saved to/)).toBeNull();
  });
});
