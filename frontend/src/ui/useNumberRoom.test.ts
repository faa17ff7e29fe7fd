import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Column } from './DataTableRows';
import { useNumberRoom, widthOfNumber } from './useNumberRoom';

interface Row {
  name: string;
  value: string;
}

const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', width: 40, render: (row) => row.name },
  { key: 'value', title: 'Value', align: 'right', width: 72, render: (row) => row.value },
];

it('asks for more room only where a number is longer than its column', () => {
  const short = { name: 'A name much longer than its column', value: '1,234.50' };
  const long = { name: 'Gold', value: '1,234,567,890.50' };
  const { result, rerender } = renderHook(({ rows, totals }) => useNumberRoom(columns, rows, totals), {
    initialProps: { rows: [short], totals: undefined as Record<string, string> | undefined },
  });
  expect(result.current).toEqual({});
  rerender({ rows: [short, long], totals: undefined });
  expect(result.current).toEqual({ value: widthOfNumber('1,234,567,890.50') });
  const first = result.current;
  rerender({ rows: [short, long, short], totals: undefined });
  expect(result.current).toBe(first);
  rerender({ rows: [short], totals: { value: '99,999,999,999.99' } });
  expect(result.current.value).toBe(widthOfNumber('99,999,999,999.99'));
});

it('keeps the room that was taken while other rows and sums come and go', () => {
  const sums = { value: '99,999,999.99' };
  const { result, rerender } = renderHook(({ rows, totals, shown }) => useNumberRoom(shown, rows, totals), {
    initialProps: { rows: [{ name: 'Gold', value: '1.00' }], totals: sums as typeof sums | undefined, shown: columns },
  });
  const wide = result.current;
  expect(wide).toEqual({ value: widthOfNumber(sums.value) });
  rerender({ rows: [{ name: 'Tin', value: '2.00' }], totals: undefined, shown: columns });
  expect(result.current).toBe(wide);
  rerender({ rows: [{ name: 'Tin', value: '2.00' }], totals: undefined, shown: [...columns] });
  expect(result.current).toEqual({});
});
