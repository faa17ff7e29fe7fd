import { expect, test } from 'vitest';
import { ariaKeys, keyNames } from './keyNames';

test.each([
  ['mod+s', ['Ctrl+S'], ['⌘S']],
  ['mod+Enter', ['Ctrl+Enter'], ['⌘Enter']],
  ['g p', ['G', 'P'], ['G', 'P']],
  ['Escape', ['Esc'], ['Esc']],
  ['?', ['?'], ['?']],
])('%s is named as it is read', (keys, elsewhere, mac) => {
  expect(keyNames(keys, false)).toEqual(elsewhere);
  expect(keyNames(keys, true)).toEqual(mac);
});

test('assistive software is told the names it knows', () => {
  expect(ariaKeys('mod+Enter', false)).toBe('Control+Enter');
  expect(ariaKeys('mod+Enter', true)).toBe('Meta+Enter');
  expect(ariaKeys('n', false)).toBe('N');
});
