import { expect } from '@playwright/test';
import { List } from './list';
import { Window } from './window';

/** One report: its parameters, its table, its export. */
export class ReportPage extends Window {
  list(title: string): List {
    return new List(this.page, title);
  }

  /** Saves the report through the system's dialog, by the button and the menu beside it. */
  async export(format: 'XLSX' | 'CSV' | 'PDF', path: string): Promise<void> {
    await this.stockroom.answerDialog(path);
    await this.choose('Choose the format', `Export ${format}`);
    await this.expectMessage(`saved as ${path}`);
  }

  /** Chooses a period by its name. */
  async period(name: string): Promise<void> {
    const period = this.page.getByRole('combobox', { name: 'Period' });
    await period.click();
    await this.page.getByRole('option', { name, exact: true }).click();
    await expect(period).toHaveValue(name);
  }
}
