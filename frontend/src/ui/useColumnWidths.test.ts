import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Column } from './DataTable';
import { useColumnWidths } from './useColumnWidths';

const column = (key: string, width: number, more: Partial<Column<object>> = {}): Column<object> => ({
  key,
  title: key,
  width,
  render: () => '',
  ...more,
});
const NO_ROOM = {};
const widths = (columns: readonly Column<object>[], room: Readonly<Record<string, number>> = NO_ROOM, checks = false) =>
  renderHook(() => useColumnWidths('widths-test', columns, room, checks)).result.current.style;

it('gives what is left to names, and to every column once a name has enough', () => {
  const columns = [column('name', 200, { grow: 4 }), column('supplier', 100, { grow: 3 }), column('value', 60)];
  // A column of 60 pixels begins to grow where the name has 480.
  expect(widths(columns)).toEqual({
    '--columns': 'minmax(200px, 4fr) minmax(100px, 3fr) minmax(60px, 0.5fr)',
    '--least': '392px',
  });
});

it('lets the last text grow where nothing else does, and numbers have their room', () => {
  const columns = [column('number', 72), column('state', 120), column('net', 60, { align: 'right' })];
  expect(widths(columns, { net: 96 }, true)).toEqual({
    '--columns': '16px minmax(72px, 0.15fr) minmax(120px, 1fr) minmax(96px, 0.2fr)',
    '--least': '352px',
  });
});

it('keeps what the reader dragged as it is', () => {
  localStorage.setItem('stockroom.widths.widths-test', '{"name":300}');
  const columns = [column('name', 200, { grow: 1 }), column('value', 60)];
  expect(widths(columns)).toMatchObject({ '--columns': '300px 60px' });
  localStorage.removeItem('stockroom.widths.widths-test');
});
