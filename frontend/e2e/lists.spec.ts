import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { ProductPage, ProductsPage } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

interface Row {
  id: number;
  name: string;
  reorderPointMilli: number;
}

test('a typed query finds, says what it understood, and goes with the reader through its rows', async ({
  page,
  stockroom,
}) => {
  const products = new ProductsPage(page, stockroom);
  await products.open('/products');
  await products.search.fill('supplier:exotic (price:10..20 OR low) colour:red');
  const told = page.getByRole('status', { name: 'Understood as' });
  await expect(told).toHaveText(/Supplier contains “exotic”.*Price 10\.00 to 20\.00.*or.*Status is Low/);
  await expect(told).toContainText('This list has no field “colour”');
  await products.search.fill('supplier:exotic (price:10..20 OR low)');
  await expect(products.list.row(/Aniseed/)).toBeVisible();
  await expect(products.list.row(/Tofu/)).toHaveCount(0);
  const { total } = await stockroom.call<{ total: number }>('Catalog.List', {
    query: 'supplier:exotic (price:10..20 OR low)',
  });
  await expect(products.list.totals).toContainText(`${total} rows`);

  await products.search.press('Enter');
  await products.press('Enter');
  const product = new ProductPage(page, stockroom);
  await product.expectTitle('Aniseed Syrup');
  await product.press('j');
  await product.expectTitle('Chai');
  await expect(page.getByText(`2 of ${total}`)).toBeVisible();
  await product.press('k');
  await product.expectTitle('Aniseed Syrup');
  await product.press('Escape');
  await expect(products.search).toHaveValue('supplier:exotic (price:10..20 OR low)');
});

test('many products change in one command by keyboard, after a preview, and are taken back by one', async ({
  page,
  stockroom,
}) => {
  const products = new ProductsPage(page, stockroom);
  await products.open('/products?category=1');
  await expect(page.getByRole('button', { name: 'Change filter Category is Beverages' })).toBeVisible();
  await expect(products.list.grid).toBeFocused();
  const points = async () => {
    const { rows } = await stockroom.call<{ rows: Row[] }>('Catalog.List', { categoryId: 1, limit: 500 });
    return rows.map((row) => row.reorderPointMilli);
  };
  const before = await points();
  await products.press('Control+a');
  const bar = page.getByRole('toolbar', { name: `${before.length} selected` });
  await expect(bar).toBeVisible();
  await bar.getByRole('button', { name: 'Set reorder point' }).focus();
  await products.press('Enter');
  const dialog = products.dialog(`Set the reorder point of ${before.length} products`);
  await expect(dialog.root).toBeVisible();
  await products.type('7');
  await products.press('Tab');
  const changes = before.filter((point) => point !== 7000).length;
  await expect(dialog.root).toContainText(`${changes} products change.`);
  await dialog.root.getByRole('button', { name: `Change ${changes} products` }).press('Enter');
  await products.expectMessage(`${changes} products were changed.`);
  expect(new Set(await points())).toEqual(new Set([7000]));
  await expect(bar).toHaveCount(0);
  await products.undo(`${changes} products were changed.`);
  await products.expectMessage(`${changes} products are as before.`);
  expect(await points()).toEqual(before);
});

test('what another search finds is shown from its first row', async ({ page, stockroom }) => {
  const products = new ProductsPage(page, stockroom);
  await products.open('/products');
  await expect(products.list.current).toContainText('Aniseed Syrup');
  await products.press('End');
  const offset = () => products.list.grid.evaluate((grid) => grid.scrollTop);
  await expect.poll(offset).toBeGreaterThan(0);
  await products.press('/');
  await products.type('a');
  await expect(page).toHaveURL(/q=a/);
  await expect.poll(offset).toBe(0);
  await products.press('Enter', 'Enter');
  await products.expectTitle('Aniseed Syrup');
});

test('columns, order and filters make a view, which the list opens with, and a file as it is shown', async ({
  page,
  stockroom,
}) => {
  const products = new ProductsPage(page, stockroom);
  await products.open('/products');
  await products.press('c');
  const columns = page.getByRole('dialog', { name: 'Columns' });
  await columns.getByRole('checkbox', { name: 'Supplier' }).uncheck();
  await columns.getByRole('checkbox', { name: 'Reorder point' }).check();
  await products.press('Escape');
  await products.list.sortBy('Status');
  await products.list.grid
    .getByRole('columnheader')
    .getByRole('button', { name: 'Price', exact: true })
    .click({ modifiers: ['Shift'] });
  await products.search.fill('status:low,out');
  await expect(page).toHaveURL(/sort=status%2C-price/);
  await expect(page).toHaveURL(/q=status/);
  await products.search.press('Enter');
  await products.press('v');
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  const dialog = products.dialog('Save this view');
  await dialog.root.getByLabel(/^Name/).fill('To order');
  await dialog.root.getByLabel('Open this list with it').check();
  await products.press('Enter');
  await products.expectMessage('The view “To order” is saved.');

  const file = stockroom.path('list.csv');
  await stockroom.answerDialog(file);
  await page.getByRole('button', { name: 'Copy and save' }).click();
  await page.getByRole('menuitem', { name: 'Save as CSV…' }).click();
  await products.expectMessage(/rows were saved to .*list\.csv/);
  const [heading, ...lines] = (await readFile(file, 'utf8')).replace('\uFEFF', '').trim().split('\r\n');
  expect(heading).toBe('Name,SKU,Category,Price,On hand,Available,On order,Reorder point,Value,Status');
  const { total } = await stockroom.call<{ total: number }>('Catalog.List', { statuses: ['low', 'out'] });
  expect(lines).toHaveLength(total);
  expect(lines[0]).toMatch(/Out of stock$/);

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await products.open('/products');
  await expect(products.search).toHaveValue('status:low,out');
  await expect(products.list.grid.getByRole('columnheader', { name: 'Reorder point' })).toBeVisible();
  await expect(products.list.grid.getByRole('columnheader', { name: 'Supplier' })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`lists with everything open are accessible, ${colorScheme}`, async ({ page, stockroom }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const products = new ProductsPage(page, stockroom);
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    };
    await products.open('/products?q=price:5..50%20colour:red%20OR%20a&status=!out');
    await expect(page.getByRole('status', { name: 'Understood as' })).toBeVisible();
    await expect(products.list.grid.getByRole('gridcell').first()).toBeVisible();
    await products.list.grid.focus();
    await products.press('x');
    await expect(page.getByRole('toolbar', { name: '1 selected' })).toBeVisible();
    await check();
    await products.press('c');
    await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible();
    await check();
    await products.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Columns' })).toBeHidden();
    await products.press('f');
    await page.getByRole('group', { name: 'Filter' }).getByRole('button', { name: 'Category' }).click();
    await expect(page.getByRole('form', { name: 'Filter by Category' })).toBeVisible();
    await check();
    await products.press('Escape');
    for (const path of ['/stock', '/sales/orders?late=yes', '/customers']) {
      await products.open(path);
      await expect(page.getByRole('button', { name: 'Columns' })).toBeVisible();
      await check();
    }
  });
}
