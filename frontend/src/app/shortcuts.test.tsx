import { createEvent, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderUi } from '../test/render';
import { listenForShortcuts } from './shortcuts';

let stop = () => {};
beforeEach(() => {
  stop = listenForShortcuts();
});
afterEach(() => stop());

/** Whether the window would select something with Ctrl+A. */
function selects(target: HTMLElement, modifier: 'ctrlKey' | 'metaKey' = 'ctrlKey'): boolean {
  const event = createEvent.keyDown(target, { key: 'a', [modifier]: true });
  fireEvent(target, event);
  return !event.defaultPrevented;
}

it('Ctrl+A selects what stands in a field, and never the whole window', () => {
  renderUi(
    <>
      <input aria-label="Search" />
      <textarea aria-label="Note" />
      <input type="checkbox" aria-label="Late" />
      <button type="button">Save</button>
    </>,
  );
  expect(selects(screen.getByLabelText('Search'))).toBe(true);
  expect(selects(screen.getByLabelText('Note'), 'metaKey')).toBe(true);
  expect(selects(screen.getByLabelText('Late'))).toBe(false);
  expect(selects(screen.getByRole('button'))).toBe(false);
  expect(selects(document.body)).toBe(false);
  expect(selects(document.body, 'metaKey')).toBe(false);
});

it('leaves the letter alone', () => {
  const event = createEvent.keyDown(document.body, { key: 'a' });
  fireEvent(document.body, event);
  expect(event.defaultPrevented).toBe(false);
});
