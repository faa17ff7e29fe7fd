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
  await page.evaluate(() => {
    globalThis.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await window.press('Control+p');
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
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

test('what selects rows is not printed', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  await window.open('/products');
  await expect(page.getByRole('checkbox', { name: 'Select Chai' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  const left = (name: string) =>
    page
      .getByRole('row', { name })
      .last()
      .evaluate((row) => [...row.children].find((cell) => cell.checkVisibility())?.getBoundingClientRect().left);
  expect(await left('69 rows')).toBe(await left('Chai'));
});

test('a long list is read to its end before it is printed', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  await window.open('/sales/orders');
  await expect(page.getByRole('grid', { name: 'Sales orders' })).toHaveAttribute('aria-rowcount', '831');
  // As the window does: on the sheets is what is drawn when that event is over.
  await page.evaluate(() => {
    globalThis.print = () => {
      dispatchEvent(new Event('beforeprint'));
      document.body.setAttribute('data-printed', String(document.querySelectorAll('[role="row"][id]').length));
      dispatchEvent(new Event('afterprint'));
    };
  });
  const first = stockroom.path('first.pdf');
  await writeFile(first, await page.pdf({ format: 'A4' }));
  expect(await wordsOf(first)).toContain('rows. Saved as a file');
  await window.press('Control+p');
  await expect(page.locator('body')).toHaveAttribute('data-printed', '830');
  const path = stockroom.path('printed.pdf');
  await writeFile(path, await page.pdf({ format: 'A4' }));
  const words = await wordsOf(path);
  for (const word of ['11077', '10248']) expect(words).toContain(word);
  expect(words).not.toContain('Saved as a file');
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
