import { List } from './list';
import { Window } from './window';

/** What there is, what moved it, and where it lies. */
export class StockPage extends Window {
  readonly levels = new List(this.page, 'Levels');
  readonly movements = new List(this.page, 'Movements');
  readonly locations = new List(this.page, 'Locations');

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }
}
