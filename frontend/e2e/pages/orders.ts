import { expect, type Locator } from '@playwright/test';
import { List } from './list';
import { Window } from './window';

/** The list of purchase orders or sales orders. */
export class OrdersPage extends Window {
  readonly purchases = new List(this.page, 'Purchase orders');
  readonly sales = new List(this.page, 'Sales orders');
}

/** A purchase order or a sales order. */
export class OrderPage extends Window {
  readonly lines = this.page.getByRole('table', { name: 'Lines' });

  /** A field of a line that is being typed: `cell('Quantity', 1)`. */
  cell(field: string, line: number): Locator {
    return this.page.getByRole('textbox', { name: `${field}, line ${line}`, exact: true });
  }

  line(product: string): Locator {
    return this.lines.getByRole('row').filter({ hasText: product });
  }

  /** What a line shows under the headers, once it is no longer being typed. */
  async expectLine(product: string, cells: Readonly<Record<string, string>>): Promise<void> {
    await expect(this.line(product)).toBeVisible();
    const titles = await this.lines.getByRole('columnheader').allTextContents();
    for (const [column, text] of Object.entries(cells)) {
      if (!titles.includes(column)) throw new Error(`no column ${column}, but ${titles.join(', ')}`);
      await expect(this.line(product).getByRole('cell').nth(titles.indexOf(column)), column).toHaveText(text);
    }
  }

  /** Where the order stands. */
  async expectState(state: string): Promise<void> {
    const current = this.page.getByRole('list', { name: 'State' }).locator('[aria-current]');
    await expect(current).toHaveText(new RegExp(`^${state}, `));
  }

  /** Receipts or shipments by number. */
  paper(number: string | RegExp): Locator {
    return this.page.getByRole('article').filter({ hasText: number });
  }

  /** Types a product into the line at hand and takes the first that is found. */
  async pickProduct(line: number, text: string, name: string): Promise<void> {
    await this.cell('Product', line).fill(text);
    await this.press('Enter');
    await expect(this.cell('Product', line)).toHaveValue(name);
    await expect(this.cell('Quantity', line)).toBeFocused();
  }

  /** Begins a new order with the supplier or customer, by the keyboard. */
  async begin(kind: 'purchase' | 'sales', party: string): Promise<void> {
    await this.press('g', kind === 'purchase' ? 'b' : 's');
    await this.expectTitle(kind === 'purchase' ? 'Purchase orders' : 'Sales orders');
    await this.press('n');
    const who = this.page.getByLabel(kind === 'purchase' ? 'From which supplier?' : 'For which customer?');
    await expect(who).toBeFocused();
    await this.type(party);
    await this.press('Enter');
    await expect(this.cell('Product', 1)).toBeFocused();
  }
}

/** Receiving or shipping one order: what was counted against what is expected. */
export class CountPage extends Window {
  /** The field of a product: "Arrived: Chang" or "Ship now: Chang". */
  count(product: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^(Arrived|Ship now): ${product}$`) });
  }

  get scanField(): Locator {
    return this.page.getByRole('textbox', { name: 'Scan or type a SKU or barcode' });
  }
}
