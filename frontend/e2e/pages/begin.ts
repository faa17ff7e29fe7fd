import { expect, type Locator } from '@playwright/test';
import { List } from './list';
import { Window } from './window';

/** The first run. */
export class StartPage extends Window {
  /** One of the ways to begin. */
  way(title: string): Locator {
    return this.page.getByRole('region', { name: title });
  }

  get ways(): Locator {
    return this.page.getByRole('main').getByRole('region');
  }
}

/** Taking in a file: chosen, tested, imported. */
export class ImportPage extends Window {
  readonly problems = new List(this.page, 'Problems');

  /** Chooses the file through the system's dialog. */
  async chooseFile(path: string): Promise<void> {
    await this.stockroom.answerDialog(path);
    await this.action('Choose a file…').click();
  }

  /** Chooses the file with the lines of the orders. */
  async chooseLines(path: string): Promise<void> {
    await this.stockroom.answerDialog(path);
    await this.action('Choose: Lines').click();
    await expect(this.page.getByTitle(path)).toBeVisible();
  }

  /** How many rows are "New", "Changed", "As before". */
  figure(label: string): Locator {
    return this.page.locator('dl > div').filter({ hasText: label }).locator('dd').first();
  }

  async run(): Promise<void> {
    await expect(this.page.getByText('Can be imported')).toBeVisible();
    await this.action('Import').click();
    await expect(this.page.getByText('The file was imported.')).toBeVisible();
  }
}
