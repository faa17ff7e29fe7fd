import { StockPage, Window } from './pages';
import { openShop } from './screens/shop';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

/** How many rows the list of the page says that it has. */
async function rowsOf(window: Window): Promise<string> {
  const grid = window.page.getByRole('grid').first();
  await expect(grid).not.toHaveAttribute('aria-rowcount', '-1');
  await expect(window.page.locator('[aria-busy="true"]')).toHaveCount(0);
  return String(Number(await grid.getAttribute('aria-rowcount')) - 1);
}

test('what a figure counts is what it opens', async ({ page, stockroom }) => {
  await openShop(stockroom);
  const line = [{ productId: 3, quantityMilli: 1000, unitPriceMinorE4: 10_000_000 }];
  await stockroom.command('Sales.Create', { customerId: 20, lines: line });
  const { id } = await stockroom.command<{ id: number }>('Sales.Create', {
    customerId: 20,
    confirm: true,
    lines: line,
  });
  await stockroom.command('Sales.Cancel', { id });
  const window = new Window(page, stockroom);

  // A quote and a cancelled order are no orders of the customer's sum.
  await window.open('/customers/20');
  await page.getByRole('button', { name: 'All orders: 30' }).click();
  await window.expectTitle('Sales orders');
  expect(await rowsOf(window)).toBe('30');
  await window.open('/suppliers/17');
  await expect(page.getByRole('button', { name: 'All orders: 0' })).toBeVisible();

  // What waits for goods is to be shipped, too.
  await window.open('/');
  const waiting = await page.getByText(/^\d+ sales orders, \d+ ready$/).textContent();
  await page.getByRole('button', { name: /^To ship/ }).click();
  await window.expectTitle('Ship');
  expect(await rowsOf(window)).toBe(waiting?.split(' ')[0]);
  await window.open('/');
  const all = await page.getByRole('region', { name: 'Low stock' }).getByRole('link', { name: /^All/ }).textContent();
  await page.getByRole('link', { name: all ?? '' }).click();
  await window.expectTitle('Low stock');
  expect(`All ${await rowsOf(window)}`).toBe(all);
});

test('a sum of a report opens rows that come to it', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  await window.open('/reports/stock-levels');
  const sum = page.getByRole('row', { name: /^Total/ }).getByRole('button', { name: /^On hand/ });
  const onHand = (await sum.textContent()) ?? '';
  await sum.click();
  await window.expectTitle('Stock');
  // With the archived products, which the report counts.
  await expect(page.getByRole('row', { name: /77 products/ })).toContainText(onHand);
});

test('a number of the stock list opens the rows that make it', async ({ page, stockroom }) => {
  const stock = new StockPage(page, stockroom);
  await stock.open('/stock');
  const syrup = stock.levels.row('Aniseed Syrup');
  const figure = async (column: string) => {
    const cell = await stock.levels.cell(syrup, column);
    return { cell, text: (await cell.textContent()) ?? '' };
  };
  const onHand = await figure('On hand');
  await onHand.cell.getByRole('link').click();
  await expect(page).toHaveURL(/tab=movements&product=3/);
  await expect(page.getByRole('row', { name: /^Total/ })).toContainText(onHand.text);
  await page.goBack();

  const allocated = await figure('Allocated');
  expect(Number(allocated.text)).toBeGreaterThan(0);
  await allocated.cell.getByRole('link').click();
  await stock.expectTitle('Aniseed Syrup');
  const total = page.getByRole('grid', { name: 'Orders that wait for it' }).getByRole('row', { name: /^Total/ });
  await expect(total).toContainText(allocated.text);
  await page.goBack();

  // A key that selects leaves the page as it is.
  await onHand.cell.getByRole('link').click({ modifiers: ['Control'] });
  await expect(syrup).toHaveAttribute('aria-selected', 'true');
  await stock.expectTitle('Stock');
});
