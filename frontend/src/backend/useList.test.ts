import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { invalidate } from './events';
import { useList } from './useList';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** A list whose rows are there at once, and whose sums take as long as the test says. */
function list(question: object, sumsTake = 0) {
  let posted = 0;
  const asked: ('rows' | 'sums')[] = [];
  const call = async ({ sumsLater }: { sumsLater?: boolean }) => {
    const rows = [`row ${posted}`];
    const total = posted;
    asked.push(sumsLater ? 'rows' : 'sums');
    if (!sumsLater) await new Promise((resolve) => setTimeout(resolve, sumsTake));
    return { rows, total: sumsLater ? -1 : total, next: '' };
  };
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, children);
  const shown: string[] = [];
  const { rerender } = renderHook(
    (request: object) => {
      const { rows, total, summing } = useList(['catalog', request], call, request, { sumsLater: true });
      const now = `${rows[0]} of ${total ?? (summing ? '…' : 'unknown')}`;
      if (rows.length > 0 && shown.at(-1) !== now) shown.push(now);
    },
    { wrapper, initialProps: question },
  );
  const post = () => {
    posted++;
    invalidate(client, ['catalog']);
  };
  return { asked, shown, post, rerender };
}

it('asks for the sums anew with the rows after a command: old ones never stand beside new rows', async () => {
  const { asked, shown, post } = list({ query: '' }, 500);
  await pass(600);
  post();
  await pass(600);
  expect(shown).toEqual(['row 0 of …', 'row 0 of 0', 'row 1 of …', 'row 1 of 1']);
  expect(asked).toEqual(['rows', 'sums', 'rows', 'sums']);
  // Nor do those that were still on their way.
  post();
  await pass(100);
  post();
  await pass(600);
  expect(shown.slice(4)).toEqual(['row 2 of …', 'row 3 of …', 'row 3 of 3']);
});

it('rests before it asks for the sums of what is typed, and not where nothing is', async () => {
  const { asked, rerender } = list({ query: '' });
  await pass(10);
  expect(asked).toEqual(['rows', 'sums']);
  rerender({ query: '', sort: 'value' });
  await pass(10);
  rerender({ query: '', sort: 'value', statuses: ['low'] });
  await pass(10);
  expect(asked.slice(2)).toEqual(['rows', 'sums', 'rows', 'sums']);
  for (const query of ['t', 'te', 'tea']) {
    rerender({ query });
    await pass(100);
  }
  expect(asked.slice(6)).toEqual(['rows', 'rows', 'rows']);
  await pass(100);
  expect(asked.slice(6)).toEqual(['rows', 'rows', 'rows', 'sums']);
});

it('reads on also where that is asked for while the rows are read anew', async () => {
  const read: string[] = [];
  const call = async ({ cursor }: { cursor: string }) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    read.push(cursor);
    return { rows: [cursor], total: 3, next: { '': 'b', b: 'c' }[cursor] ?? '' };
  };
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, children);
  const { result } = renderHook(() => useList(['catalog'], call, {}), { wrapper });
  await pass(100);
  act(() => invalidate(client, ['catalog']));
  await pass(50);
  act(() => result.current.onLoadMore());
  await pass(200);
  expect(read).toEqual(['', '', 'b']);
  expect(result.current.rows).toEqual(['', 'b']);
});
