import { expect, type Locator } from '@playwright/test';
import type { Floating } from '../everywhere';
import type { Window } from './window';

/** Opens what floats over a page: `button:Save` and `menuitem:Cancel order` are pressed, `type:cha` is typed, all else is a key. */
export async function openFloating(window: Window, what: Floating): Promise<Locator> {
  // What fades in would be half transparent at first.
  await window.page.emulateMedia({ reducedMotion: 'reduce' });
  await window.open(what.path);
  await window.expectTitle(what.title);
  for (const step of what.steps) {
    const [, kind, text = ''] = /^(button|menuitem|type):(.+)$/.exec(step) ?? [];
    if (kind === 'type') await window.type(text);
    else if (kind === 'button' || kind === 'menuitem') {
      await window.page.getByRole(kind, { name: text, exact: true }).last().click();
    } else await window.press(step);
  }
  const [role, name] = what.shows;
  const { page } = window;
  const shown = role === 'text' ? page.getByText(name) : page.getByRole(role, name ? { name } : {});
  await expect(shown.first()).toBeVisible();
  return shown.first();
}
