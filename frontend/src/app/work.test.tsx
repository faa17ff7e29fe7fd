import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginWork, useWork } from './work';

const told = vi.fn();

beforeEach(() => {
  window.runtime = { EventsOnMultiple: () => () => {}, EventsEmit: told } as typeof window.runtime;
});

afterEach(() => {
  delete window.runtime;
  told.mockReset();
});

const last = () => told.mock.lastCall;

test('the window knows what closing would end, the worse first', () => {
  const saved = beginWork('unsaved');
  expect(last()).toEqual(['work', 'unsaved']);
  const ended = beginWork('running');
  expect(last()).toEqual(['work', 'running']);
  ended();
  expect(last()).toEqual(['work', 'unsaved']);
  saved();
  expect(last()).toEqual(['work', '']);
  saved();
  expect(told).toHaveBeenCalledTimes(4);
});

test('a form tells while it is active, and no longer once it is gone', () => {
  const form = renderHook(({ dirty }) => useWork('unsaved', dirty), { initialProps: { dirty: false } });
  expect(told).not.toHaveBeenCalled();
  form.rerender({ dirty: true });
  expect(last()).toEqual(['work', 'unsaved']);
  form.unmount();
  expect(last()).toEqual(['work', '']);
});
