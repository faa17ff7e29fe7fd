import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderUi } from '../test/render';
import { type Column, DataTable, type DataTableProps } from './DataTable';
import { forgetPlaces } from './useRowCursor';

interface Row {
  id: number;
  name: string;
  onHand: number;
}

const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', grow: 1, sortable: true, strong: true, render: (row) => row.name },
  {
    key: 'onHand',
    title: 'On hand',
    align: 'right',
    width: 96,
    sortable: true,
    descFirst: true,
    render: (row) => row.onHand,
  },
];
const make = (count: number): Row[] =>
  Array.from({ length: count }, (_, id) => ({ id, name: `Product ${id}`, onHand: id }));

function show(props: Partial<DataTableProps<Row>> = {}) {
  return renderUi(
    <DataTable
      id="test"
      label="Products"
      columns={columns}
      rows={make(100)}
      rowKey={(row) => row.id}
      empty={<p>No products yet.</p>}
      noneFound={<p>Nothing matches.</p>}
      {...props}
    />,
  );
}

const current = () => {
  const id = screen.getByRole('grid').getAttribute('aria-activedescendant') ?? '';
  return document.getElementById(id)?.textContent;
};

beforeEach(forgetPlaces);

describe('DataTable', () => {
  it('shows only the rows in sight, and says how many there are', () => {
    show({ rows: make(10_000), total: 100_000 });
    const grid = screen.getByRole('grid', { name: 'Products' });
    expect(grid).toHaveAttribute('aria-rowcount', '100001');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
    expect(within(grid).getAllByRole('row')[1]).toHaveAttribute('aria-rowindex', '2');
  });

  it('draws no row again that an answer leaves as it is', async () => {
    const drawn = vi.fn((row: Row) => row.name);
    const counted: Column<Row>[] = [{ key: 'name', title: 'Name', strong: true, render: drawn }];
    const rows = make(10);
    const opened: string[] = [];
    const table = (answer: string) => (
      <DataTable
        id="drawn"
        label="Products"
        columns={counted}
        rows={rows}
        rowKey={(row) => row.id}
        empty={null}
        total={answer === 'late' ? 10 : undefined}
        totals={{ name: answer }}
        onOpen={(row) => opened.push(`${answer}: ${row.name}`)}
      />
    );
    const { user, rerender } = renderUi(table('soon'));
    drawn.mockClear();
    rerender(table('late'));
    expect(screen.getByText('late')).toBeVisible();
    expect(drawn).not.toHaveBeenCalled();
    await user.click(screen.getByText('Product 3'));
    expect(opened).toEqual(['late: Product 3']);
  });

  it('moves with the arrows, Home, End and the page keys, and opens with Enter', async () => {
    const onOpen = vi.fn();
    const { user } = show({ rows: make(20), onOpen });
    expect(screen.getByRole('grid')).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(current()).toContain('Product 1');
    await user.keyboard('{End}');
    expect(current()).toContain('Product 19');
    await user.keyboard('{ArrowDown}{PageUp}{Home}{ArrowUp}');
    expect(current()).toContain('Product 0');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onOpen).toHaveBeenCalledTimes(1);
    expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: 1 }));
  });

  it('begins at the first row of another question, and opens that with an Enter that came before it', async () => {
    const onOpen = vi.fn();
    const table = { id: 'test', label: 'Products', columns, rowKey: (row: Row) => row.id, empty: null, onOpen };
    const { rerender, user } = renderUi(<DataTable {...table} rows={make(20)} question="all" />);
    await user.keyboard('{End}');
    rerender(<DataTable {...table} rows={make(20)} question="tofu" refreshing />);
    expect(current()).toContain('Product 19');
    await user.keyboard('{Enter}');
    expect(onOpen).not.toHaveBeenCalled();
    rerender(<DataTable {...table} rows={make(20).slice(5)} question="tofu" />);
    expect(current()).toContain('Product 5');
    expect(onOpen.mock.calls).toEqual([[expect.objectContaining({ id: 5 })]]);
    await user.keyboard('{ArrowDown}');
    rerender(<DataTable {...table} rows={make(20).slice(5)} question="tofu" />);
    expect(current()).toContain('Product 6');
    rerender(<p>Another page</p>);
    rerender(<DataTable {...table} rows={make(20).slice(5)} question="tofu" />);
    expect(current()).toContain('Product 6');
    rerender(<p>Another page</p>);
    rerender(<DataTable {...table} rows={make(20)} question="all" />);
    expect(current()).toContain('Product 0');
  });

  it('forgets such an Enter once something else is asked', async () => {
    const onOpen = vi.fn();
    const table = { id: 'test', label: 'Products', columns, rowKey: (row: Row) => row.id, empty: null, onOpen };
    const { rerender, user } = renderUi(<DataTable {...table} rows={make(20)} question="all" />);
    rerender(<DataTable {...table} rows={make(20)} question="to" refreshing />);
    await user.keyboard('{Enter}');
    rerender(<DataTable {...table} rows={make(20)} question="tofu" refreshing />);
    rerender(<DataTable {...table} rows={make(20)} question="tofu" />);
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('opens a row with a click, but not through a control in it', async () => {
    const onOpen = vi.fn();
    const withButton: Column<Row>[] = [
      ...columns,
      { key: 'do', title: 'Do', render: () => <button type="button">Act</button> },
    ];
    const { user } = show({ rows: make(2), onOpen, columns: withButton });
    await user.click(screen.getAllByRole('button', { name: 'Act' })[1] as HTMLElement);
    expect(onOpen).not.toHaveBeenCalled();
    await user.click(screen.getByText('Product 1'));
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('says how it is sorted, and turns the order with a second click', async () => {
    const onSort = vi.fn();
    const { user } = show({ sort: { key: 'name', desc: false }, onSort });
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'ascending');
    expect(screen.getByRole('columnheader', { name: /On hand/ })).not.toHaveAttribute('aria-sort');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    await user.click(screen.getByRole('button', { name: 'On hand' }));
    expect(onSort.mock.calls).toEqual([
      [{ key: 'name', desc: true }, false],
      [{ key: 'onHand', desc: true }, false],
    ]);
  });

  it('asks for more rows only near the end', async () => {
    const onLoadMore = vi.fn();
    const { user } = show({ rows: make(500), onLoadMore });
    expect(onLoadMore).not.toHaveBeenCalled();
    await user.keyboard('{End}');
    show({ rows: make(10), onLoadMore });
    expect(onLoadMore).toHaveBeenCalled();
  });

  it('tells empty from none found from failed', async () => {
    const { rerender, user } = show({ rows: [] });
    const grid = screen.getByRole('grid');
    expect(within(grid).getByRole('gridcell', { name: 'No products yet.' })).toHaveAttribute('aria-colspan', '2');
    expect([...grid.children].map((child) => child.getAttribute('role'))).toEqual(['rowgroup', 'rowgroup']);
    const table = {
      id: 'test',
      label: 'Products',
      columns,
      rows: [],
      rowKey: (row: Row) => row.id,
      empty: <p>No products yet.</p>,
    };
    rerender(<DataTable {...table} narrowed noneFound={<p>Nothing matches.</p>} />);
    expect(screen.getByText('Nothing matches.')).toBeInTheDocument();
    const onRetry = vi.fn();
    rerender(<DataTable {...table} error={new Error('disk gone')} onRetry={onRetry} />);
    expect(screen.getByRole('alert')).toHaveTextContent('disk gone');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('shows nothing at first while it loads, and a skeleton when it takes longer', async () => {
    show({ rows: [], loading: true });
    expect(screen.queryByRole('status')).toBeNull();
    expect(screen.queryByText('No products yet.')).toBeNull();
    expect(await screen.findByRole('status', { name: 'Loading…' })).toBeInTheDocument();
  });

  it('keeps sums in a footer', () => {
    show({ rows: make(3), totals: { onHand: '3,119' } });
    const last = screen.getAllByRole('row').at(-1) as HTMLElement;
    expect(last).toHaveTextContent('Total3,119');
  });

  it('comes back to the row it was left at', async () => {
    const first = show({ rows: make(40) });
    await first.user.keyboard('{ArrowDown}{ArrowDown}');
    first.unmount();
    show({ rows: make(40) });
    expect(current()).toContain('Product 2');
  });

  it('remembers a width', async () => {
    const first = show({ rows: make(3) });
    screen.getByRole('button', { name: 'Width of On hand' }).focus();
    await first.user.keyboard('{ArrowRight}');
    first.unmount();
    show({ rows: make(3) });
    expect(screen.getByRole('grid').style.getPropertyValue('--columns')).toBe('minmax(120px, 1fr) 1032px');
  });
});
