import { expect, type Locator, type Page } from '@playwright/test';

/** A dialog with fields: filled by their labels, sent by its button or Enter. */
export class Dialog {
  readonly root: Locator;

  constructor(page: Page, title: string | RegExp) {
    this.root = page.getByRole('dialog', { name: title });
  }

  field(label: string): Locator {
    // What is required has a star after its label.
    return this.root.getByLabel(new RegExp(`^${label}( \\*)?$`)).and(this.root.locator('input, textarea'));
  }

  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.field(label).fill(text);
  }

  /** Picks one of a list that opens under the field. */
  async choose(label: string, option: string): Promise<void> {
    await this.field(label).click();
    await this.root.page().getByRole('option', { name: option, exact: true }).click();
  }

  /** What the list under the field offers, which is closed again. */
  async choices(label: string): Promise<string[]> {
    await this.field(label).click();
    const options = this.root.page().getByRole('option');
    await expect(options.first()).toBeVisible();
    const names = await options.allTextContents();
    await this.field(label).press('Escape');
    await expect(options.first()).toBeHidden();
    return names;
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** Presses the button and waits until the dialog is gone. */
  async submit(name: string): Promise<void> {
    await this.button(name).click();
    await this.expectClosed();
  }

  /** The sentence under a field. */
  async expectError(label: string, sentence: string | RegExp): Promise<void> {
    await expect(this.field(label)).toHaveAttribute('aria-invalid', 'true');
    await expect(this.field(label)).toHaveAccessibleDescription(sentence);
  }

  async expectOpen(): Promise<void> {
    await expect(this.root).toBeVisible();
  }

  async expectClosed(): Promise<void> {
    await expect(this.root).toBeHidden();
  }
}
