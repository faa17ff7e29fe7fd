import { expect, it } from 'vitest';
import type { Column } from './DataTable';
import { spareColumns } from './spareColumns';

const column = (key: string, width: number, extra = false): Column<object> => ({
  key,
  title: key,
  width,
  extra,
  render: () => '',
});
const columns = [
  column('name', 200),
  column('supplier', 100),
  column('unit', 40),
  column('notes', 300, true),
  column('value', 60),
];
const shown = (room: number) =>
  spareColumns(['unit', 'supplier'], columns, room)
    .filter(({ extra }) => !extra)
    .map(({ key }) => key);

it('shows every column where there is room for all', () => {
  expect(shown(400 + 3 * 16)).toEqual(['name', 'supplier', 'unit', 'value']);
});

it('leaves out what is missed least until the others fit, and never what cannot be missed', () => {
  expect(shown(400 + 3 * 16 - 1)).toEqual(['name', 'supplier', 'value']);
  expect(shown(360 + 2 * 16 - 1)).toEqual(['name', 'value']);
  expect(shown(10)).toEqual(['name', 'value']);
});
