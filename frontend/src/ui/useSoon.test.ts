import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callNow, useSoon } from './useSoon';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function soon() {
  const run = vi.fn();
  const { result, unmount } = renderHook(() => useSoon<string>(run));
  const type = (text: string, gap: number) => {
    for (let length = 1; length <= text.length; length++) {
      vi.advanceTimersByTime(gap);
      act(() => result.current(text.slice(0, length)));
    }
  };
  return { run, type, unmount, called: () => run.mock.calls.flat() };
}

it('asks with every key of one who types', () => {
  const { type, called } = soon();
  type('tea', 120);
  expect(called()).toEqual(['t', 'te', 'tea']);
});

it('asks with the first and the last key of what comes in one go', () => {
  const { type, called } = soon();
  type('4006381', 10);
  expect(called()).toEqual(['4']);
  vi.advanceTimersByTime(80);
  expect(called()).toEqual(['4', '4006381']);
  type('x', 500);
  expect(called()).toEqual(['4', '4006381', 'x']);
});

it('does not wait when what was typed is done with, nor when nobody is there any more', () => {
  const { type, called, unmount } = soon();
  type('40', 10);
  callNow();
  expect(called()).toEqual(['4', '40']);
  vi.advanceTimersByTime(200);
  callNow();
  expect(called()).toEqual(['4', '40']);
  type('400', 10);
  unmount();
  vi.advanceTimersByTime(200);
  expect(called()).toEqual(['4', '40', '4']);
});
