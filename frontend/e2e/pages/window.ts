import { expect, type Locator, type Page } from '@playwright/test';
import type { Stockroom } from '../stockroom';
import { Dialog } from './dialog';

/** What every page has around it: rail, title, finder, keys, messages. */
export class Window {
  constructor(
    readonly page: Page,
    readonly stockroom: Stockroom,
  ) {}

  /** Opens an address, such as `/products/2`, anew, and waits until its page is there and hears keys. */
  async open(path: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.stockroom.url}/#${path}`);
    await expect(this.title).toBeVisible();
  }

  /** Goes to a page by the rail. */
  async goTo(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: new RegExp(`^${name}(,|$)`) })
      .click();
    await this.expectTitle(name);
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  async expectTitle(title: string | RegExp): Promise<void> {
    await expect(this.title).toHaveText(title);
  }

  /** The button of the top bar, or one of its actions. */
  action(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  async choose(menu: string, item: string | RegExp): Promise<void> {
    await this.action(menu).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** As people type: too slow for a scanner. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 60 });
  }

  /**
   * As a scanner types: all keys within some milliseconds, and Enter, wherever the focus is. The keys bring their own
   * times along, for a busy machine hands real ones over late.
   */
  async scan(code: string): Promise<void> {
    await this.page.evaluate(
      async (keys) => {
        let at = new KeyboardEvent('keydown').timeStamp;
        for (const key of keys) {
          const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
          at += 10;
          Object.defineProperty(event, 'timeStamp', { value: at });
          const goesOn = (document.activeElement ?? document.body).dispatchEvent(event);
          if (goesOn && key.length === 1) document.execCommand('insertText', false, key);
          await Promise.resolve();
        }
      },
      [...code, 'Enter'],
    );
  }

  /** A message that something was done, the newest of those. */
  message(text: string | RegExp): Locator {
    return this.page.locator('.mantine-Notification-root').filter({ hasText: text }).last();
  }

  async expectMessage(text: string | RegExp): Promise<void> {
    await expect(this.message(text)).toBeVisible();
  }

  /** Takes back what the message tells of. */
  async undo(text: string | RegExp): Promise<void> {
    await this.message(text).getByRole('button', { name: 'Undo' }).click();
  }

  dialog(title: string | RegExp): Dialog {
    return new Dialog(this.page, title);
  }

  /** The question before something typed and not saved is thrown away. */
  get leaving(): Dialog {
    return this.dialog('Discard what you typed?');
  }

  /** Throws away what was typed, by Esc and the question that follows. */
  async discard(): Promise<void> {
    await this.press('Escape');
    await this.leaving.submit('Discard');
  }
}
