import { expect, type Locator } from '@playwright/test';
import { List } from './list';
import { Window } from './window';

export class ProductsPage extends Window {
  readonly list = new List(this.page, 'Products');

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search products' });
  }
}

/** One product: the equation of its stock and what is behind each number. */
export class ProductPage extends Window {
  readonly movements = new List(this.page, 'Movements');
  readonly locations = new List(this.page, 'Locations');

  /** A number of the equation; a click opens the rows that make it. */
  figure(label: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${label}: `) });
  }

  async expectFigures(figures: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(figures)) await expect(this.figure(label), label).toHaveText(value);
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }
}
