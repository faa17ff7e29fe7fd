import { expect, type Locator, type Page } from '@playwright/test';

/** A list of the application (DataTable): rows, cells by their column, the keyboard. */
export class List {
  readonly grid: Locator;

  constructor(within: Page | Locator, label: string) {
    this.grid = within.getByRole('grid', { name: label, exact: true });
  }

  /** The rows that show all of the words. */
  row(...words: (string | RegExp)[]): Locator {
    const rows = this.grid.getByRole('row').filter({ hasNot: this.grid.page().getByRole('columnheader') });
    return words.reduce<Locator>((found, hasText) => found.filter({ hasText }), rows);
  }

  /** The cell of a row under a header. */
  async cell(row: Locator, column: string): Promise<Locator> {
    const headers = this.grid.getByRole('columnheader');
    await headers.first().waitFor();
    const titles = await headers.allTextContents();
    const at = titles.indexOf(column);
    if (at < 0) throw new Error(`no column ${column}, but ${titles.join(', ')}`);
    return row.getByRole('gridcell').nth(at);
  }

  /** What a row shows under the headers: `{ 'On hand': '17' }`. */
  async expectRow(row: Locator, cells: Readonly<Record<string, string | RegExp>>): Promise<void> {
    for (const [column, text] of Object.entries(cells)) {
      // The header is read again each time: a view that comes later may place the column elsewhere.
      await expect(async () => {
        await expect(await this.cell(row, column), column).toHaveText(text, { timeout: 1000 });
      }).toPass({ timeout: 30_000 });
    }
  }

  /** Sums of the footer. */
  get totals(): Locator {
    return this.grid.getByRole('row').filter({ hasText: /^(Total|[\d,]+ (rows?|products?))/ });
  }

  /** The row that the keyboard is on. */
  get current(): Locator {
    return this.grid.locator('[data-cursor]');
  }

  async sortBy(column: string): Promise<void> {
    await this.grid.getByRole('columnheader').getByRole('button', { name: column, exact: true }).click();
  }
}
