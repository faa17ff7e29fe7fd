import { writeFile } from 'node:fs/promises';
import { NORTHWIND_DAY, northwindFile } from './northwind';
import { ImportPage, ProductsPage, StartPage } from './pages';
import { expect, test } from './stockroom';

test.use({ startsAt: NORTHWIND_DAY });

test('new books offer three ways to begin; the blank start asks who we are', async ({ page, stockroom }) => {
  const start = new StartPage(page, stockroom);
  await start.expectTitle('Today');
  await expect(start.ways).toHaveCount(3);
  await start.way('Start with your company').getByRole('button').click();

  const company = start.dialog('Start with your company');
  await company.button('Begin').click();
  await company.expectError('Name of the company', 'Please fill this in.');
  await company.fill({ 'Name of the company': 'Lindqvist Delikatesser', Address: 'Storgatan 1\nLund' });
  await company.fill({ 'Main location': 'Butik', 'Tax number': 'SE556' });
  await company.fill({ Currency: 'SEK' });
  await page.getByRole('option', { name: 'SEK · Swedish Krona' }).click();
  await company.submit('Begin');
  await new ProductsPage(page, stockroom).expectTitle('Products');
  const saved = await stockroom.call<{ company: object; currency: object }>('Settings.Get');
  expect(saved.company).toMatchObject({ name: 'Lindqvist Delikatesser', address: 'Storgatan 1\nLund' });
  expect(saved.currency).toMatchObject({ code: 'SEK', decimals: 2 });
  const { rows } = await stockroom.call<{ rows: object[] }>('Stock.Locations', { archived: false });
  expect(rows).toMatchObject([{ name: 'Butik', main: true }]);
});

test('a sample shop is made to look around in, and thrown away', async ({ page, stockroom }) => {
  const start = new StartPage(page, stockroom);
  await start.open('/start');
  await start.way('Look around in a sample shop').getByRole('button').click();
  await expect(start.page.getByRole('progressbar', { name: 'The shop is being made…' })).toBeVisible();
  await expect(start.title).toHaveText('Today', { timeout: 50_000 });
  await start.goTo('Products');
  await expect(new ProductsPage(page, stockroom).list.row().nth(5)).toBeVisible();
  await start.open('/start');
  await expect(page.getByText('Your books have begun.')).toBeVisible();

  await start.goTo('Today');
  await start.action('Throw it away').click();
  await start.dialog('Throw the sample shop away?').submit('Throw it away');
  await start.expectTitle('Welcome');
  await start.expectMessage(/The books are blank. The sample shop is kept as books-.*\.db/);
  await expect(start.ways).toHaveCount(3);
  const { total } = await stockroom.call<{ total: number }>('Catalog.List');
  expect(total).toBe(0);
});

test('Northwind is taken in from its files, and a second time changes nothing', async ({ page, stockroom }) => {
  const start = new StartPage(page, stockroom);
  const imports = new ImportPage(page, stockroom);
  await start.open('/start');
  await start.way('Bring your data').getByRole('button').click();
  await imports.expectTitle('Import');
  for (const [name, rows] of [
    ['categories', '8'],
    ['suppliers', '29'],
    ['customers', '91'],
    ['products', '77'],
  ] as const) {
    await imports.chooseFile(northwindFile(name));
    await expect(imports.figure('New')).toHaveText(rows);
    await imports.run();
    await imports.action('Import another file').click();
  }
  await imports.chooseFile(northwindFile('orders'));
  await imports.chooseLines(northwindFile('order-details'));
  await page.getByRole('checkbox', { name: 'Finished orders are history' }).check();
  await expect(imports.figure('New')).toHaveText('830');
  await imports.run();
  expect(await stockroom.asked()).toHaveLength(6);

  await imports.action('Import another file').click();
  await imports.chooseFile(northwindFile('products'));
  await expect(imports.figure('New')).toHaveText('0');
  await expect(imports.figure('As before')).toHaveText('77');

  const products = new ProductsPage(page, stockroom);
  await products.goTo('Products');
  await expect(products.title.locator('..')).toContainText('69');
  await products.open('/products?archived=all');
  await expect(products.title.locator('..')).toContainText('77');
  await products.list.expectRow(products.list.totals, { 'On hand': '3,119' });
});

test('a damaged file is refused whole, with the place and the reason of every bad row', async ({ page, stockroom }) => {
  const path = stockroom.path('tea.csv');
  await writeFile(path, 'sku,name,price\nA,Tea,1.50\nB,Coffee,two\nC,,3\n');
  const imports = new ImportPage(page, stockroom);
  await imports.open('/settings?do=import');
  await imports.chooseFile(path);
  await expect(page.getByText('Refused')).toBeVisible();
  await expect(imports.problems.row()).toHaveCount(2);
  await expect(imports.problems.row('tea.csv:3', 'price')).toBeVisible();
  await expect(imports.problems.row('tea.csv:4', 'name')).toBeVisible();
  await expect(imports.action('Import')).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Leave bad rows out' }).check();
  await imports.run();
  const { total } = await stockroom.call<{ total: number }>('Catalog.List');
  expect(total).toBe(1);
});

test('a cancelled dialog changes nothing', async ({ page, stockroom }) => {
  const imports = new ImportPage(page, stockroom);
  await imports.open('/settings?do=import');
  await imports.chooseFile('');
  await expect(imports.action('Choose a file…')).toBeVisible();
  expect(await stockroom.asked()).toMatchObject([{ kind: 'open', path: '' }]);
});
