import { expect, type Locator } from '@playwright/test';
import type { Floating } from '../everywhere';
import type { Window } from './window';

/** What is done by a word and a colon; all else is a key. */
const STEPS: Readonly<Record<string, (window: Window, text: string) => Promise<unknown>>> = {
  type: (window, text) => window.type(text),
  button: ({ page }, name) => page.getByRole('button', { name, exact: true }).last().click(),
  /** A button whose name begins so. */
  start: ({ page }, name) =>
    page
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first()
      .click(),
  /** One of the fields that a list can be filtered by. */
  field: ({ page }, name) =>
    page.getByRole('group', { name: 'Filter' }).getByRole('button', { name, exact: true }).click(),
  menuitem: ({ page }, name) => page.getByRole('menuitem', { name, exact: true }).last().click(),
  check: ({ page }, name) => page.getByRole('checkbox', { name }).check(),
  /** Waits until the list is there, and goes into it. */
  row: async ({ page }, text) => {
    await expect(page.getByRole('grid').getByRole('row').filter({ hasText: text }).first()).toBeVisible();
    await page.getByRole('grid').focus();
  },
  /** Waits until the dialog has the focus. */
  there: ({ page }, name) => expect(page.getByRole('dialog', { name }).locator(':focus')).toBeVisible(),
  /** Waits until the dialog is gone. */
  gone: ({ page }, name) => expect(page.getByRole('dialog', { name })).toBeHidden(),
};

/** Opens what floats over a page by its steps: `button:Save`, `type:cha`, or a key. */
export async function openFloating(window: Window, what: Floating): Promise<Locator> {
  // What fades in would be half transparent at first.
  await window.page.emulateMedia({ reducedMotion: 'reduce' });
  await window.open(what.path);
  await window.expectTitle(what.title);
  for (const step of what.steps) {
    const [, kind = '', text = ''] = /^(\w+):(.+)$/.exec(step) ?? [];
    const act = STEPS[kind];
    await (act ? act(window, text) : window.press(step));
  }
  const [role, name] = what.shows;
  const { page } = window;
  const shown = role === 'text' ? page.getByText(name) : page.getByRole(role, name ? { name } : {});
  await expect(shown.first()).toBeVisible();
  return shown.first();
}
