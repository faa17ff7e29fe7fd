import { writeFile } from 'node:fs/promises';
import { wordsOf } from './files';
import { Window } from './pages';
import { openShop } from './screens/shop';
import { expect, test } from './stockroom';

test.use({ books: 'northwind', colorScheme: 'dark' });

test('a list is printed whole, with its headings on every sheet and nothing to press', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  await window.open('/reports/stock-levels');
  await expect(page.getByRole('gridcell', { name: 'Chai', exact: true })).toBeVisible();
  const path = stockroom.path('printed.pdf');
  await writeFile(path, await page.pdf({ format: 'A4', printBackground: true }));
  const words = await wordsOf(path);
  // The last of 77 products, far below what the window shows.
  for (const word of ['Stock', 'levels', 'Chai', 'Zaanse']) expect(words).toContain(word);
  for (const word of ['Find', 'Export', 'Purchasing']) expect(words).not.toContain(word);
  expect(words.split('SKU').length - 1).toBeGreaterThan(1);
  // Afterwards the list is drawn as far as one sees it again.
  await expect.poll(() => page.getByRole('row').count()).toBeLessThan(60);
});

test('an order is printed in ink on white', async ({ page, stockroom }) => {
  await openShop(stockroom);
  const window = new Window(page, stockroom);
  await window.open('/purchasing/orders/1');
  await expect(page.getByRole('table', { name: 'Lines' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  expect(await page.getByRole('button').evaluateAll((all) => all.map((each) => each.outerHTML))).toEqual([]);
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(page.getByRole('heading', { name: 'PO-00001' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Lines' })).toContainText('Aniseed Syrup');
});
