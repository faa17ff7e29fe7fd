import { renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { expect, it } from 'vitest';
import { ShellContext } from '../app/shellContext';
import type { Column } from './DataTable';
import { spareColumns, useColumnRoom } from './spareColumns';

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

it('brings nothing back at the cost of the name', () => {
  const [, ...others] = columns;
  const narrow = [{ ...column('name', 120), strong: true }, ...others];
  const left = (room: number) => spareColumns(['unit', 'supplier'], narrow, room).filter(({ extra }) => !extra).length;
  expect([left(400 + 3 * 16), left(400 + 3 * 16 - 1)]).toEqual([4, 3]);
});

it('has the room that the rail leaves, folded or not', () => {
  const beside = (railWidth: number) => {
    const value = { openFinder: () => {}, openKeys: () => {}, railWidth };
    const wrapper = ({ children }: { children: ReactNode }) => createElement(ShellContext, { value }, children);
    return renderHook(useColumnRoom, { wrapper }).result.current;
  };
  expect(beside(208)).toBe(window.innerWidth - 208 - 48);
  expect(beside(56)).toBe(window.innerWidth - 56 - 48);
});
