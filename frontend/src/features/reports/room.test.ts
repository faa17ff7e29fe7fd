import { expect, it } from 'vitest';
import type { Column } from '../../ui/DataTable';
import { spareColumns } from './room';

const column = (key: string, width: number): Column<object> => ({ key, title: key, width, render: () => '' });
const columns = [column('name', 200), column('supplier', 100), column('unit', 40), column('value', 60)];
const shown = (room: number) =>
  spareColumns('stock-levels', columns, room)
    .filter(({ extra }) => !extra)
    .map(({ key }) => key);

it('shows every column where there is room for all', () => {
  expect(shown(400 + 3 * 16)).toEqual(['name', 'supplier', 'unit', 'value']);
});

it('leaves out what is missed least until the others fit, and never more than a report can do without', () => {
  expect(shown(400 + 3 * 16 - 1)).toEqual(['name', 'supplier', 'value']);
  expect(shown(300 + 2 * 16 - 1)).toEqual(['name', 'value']);
  expect(shown(10)).toEqual(['name', 'value']);
  expect(spareColumns('sales-by-product', columns, 10).filter(({ extra }) => extra)).toEqual([]);
});
