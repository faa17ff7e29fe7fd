import type { Locator } from '@playwright/test';
import { type Dialog, OrderPage, ProductPage, StockPage, Window } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

const MISSING = 'Please fill this in.';
const NO_NUMBER = 'Please write a number, such as 12 or 12.5.';

async function topOf(what: Locator): Promise<number> {
  return (await what.boundingBox())?.y ?? Number.NaN;
}

/** Sends the dialog and expects the sentence under the field, and the dialog still open. */
async function refused(dialog: Dialog, button: string, label: string, sentence: string | RegExp): Promise<void> {
  await dialog.button(button).click();
  await dialog.expectError(label, sentence);
  await expect(dialog.field(label)).toBeFocused();
  await dialog.expectOpen();
}

test('a product says under each field what is wrong with it', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  await window.open('/products?do=new');
  const form = window.dialog('New product');
  await refused(form, 'Save', 'Name', MISSING);
  await form.fill({ Name: 'Chang again', SKU: '2', Price: 'twelve' });
  await refused(form, 'Save', 'Price', NO_NUMBER);
  await form.fill({ Price: '12' });
  await refused(form, 'Save', 'SKU', /2.*taken|already|belongs/i);
  await form.fill({ SKU: 'CHANG-2', 'Reorder point': '10', 'Reorder up to': '5' });
  await refused(form, 'Save', 'Reorder up to', /reorder point/i);
  await form.fill({ 'Reorder up to': '20' });
  await form.button('Add a barcode').click();
  await form.fill({ 'Barcode 1': '4006381333932' });
  await refused(form, 'Save', 'Barcode 1', /its last digit should be 1/);
  await form.fill({ 'Barcode 1': '4006381333931' });
  await form.submit('Save');
  await window.expectTitle('Chang again');
});

test('what is wrong is in sight, also at the end of a long form', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  await window.open('/products?do=new');
  const form = window.dialog('New product');
  await form.fill({ Name: 'Assam', 'Reorder point': 'many' });
  await refused(form, 'Save', 'Reorder point', NO_NUMBER);
  await expect(async () => {
    const sentence = await page.getByText(NO_NUMBER).boundingBox();
    const end = (sentence?.y ?? Number.NaN) + (sentence?.height ?? 0);
    expect(end).toBeLessThan(await topOf(form.button('Save')));
  }).toPass();
});

test('a line of an order stays in line when it says what is wrong', async ({ page, stockroom }) => {
  const order = new OrderPage(page, stockroom);
  await order.open('/sales/orders/new?customer=1');
  await page.keyboard.type('chai');
  await page.getByRole('option', { name: /Chai/ }).first().click();
  const quantity = page.getByRole('textbox', { name: 'Quantity, line 1' });
  await quantity.fill('some');
  await quantity.press('Tab');
  await expect(page.getByText(NO_NUMBER)).toBeVisible();
  const line = page.getByRole('table', { name: 'Lines' }).locator('tbody tr').first();
  const name = await topOf(page.getByLabel('Product, line 1'));
  expect(await topOf(quantity)).toBeCloseTo(name, 0);
  expect(await topOf(line.getByText('1', { exact: true }))).toBeGreaterThan(name);
});

test('suppliers and customers, categories and units', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  for (const [path, title, code] of [
    ['/suppliers', 'New supplier', '1'],
    ['/customers', 'New customer', 'ALFKI'],
  ] as const) {
    await window.open(`${path}?do=new`);
    const form = window.dialog(title);
    await refused(form, 'Save', 'Name', MISSING);
    await form.fill({ Name: 'Someone', Code: code });
    await refused(form, 'Save', 'Code', /./);
    await window.discard();
    await form.expectClosed();
  }
});

test('stock dialogs', async ({ page, stockroom }) => {
  await stockroom.command('Stock.CreateLocation', { name: 'Shop floor' });
  const stock = new StockPage(page, stockroom);
  await stock.open('/stock');
  await stock.press('a');
  const adjust = stock.dialog('Adjust');
  await adjust.expectOpen();
  await refused(adjust, 'Adjust', 'Product', MISSING);
  await adjust.field('Product').fill('chang');
  await stock.press('Enter');
  await expect(adjust.field('Product')).toHaveValue('Chang');
  await adjust.choose('Reason', 'Damage');
  await refused(adjust, 'Adjust', 'Quantity to take away', MISSING);
  await adjust.fill({ 'Quantity to take away': '1.5' });
  await refused(adjust, 'Adjust', 'Quantity to take away', 'This has more decimals than can be kept.');
  await adjust.fill({ 'Quantity to take away': '1', Date: '5/9/1998' });
  await refused(adjust, 'Adjust', 'Date', /cannot be dated in the future/);
  await stock.discard();
  await adjust.expectClosed();

  const chang = new ProductPage(page, stockroom);
  await chang.open('/products/2');
  await chang.expectTitle('Chang');
  await chang.press('t');
  const transfer = chang.dialog('Transfer');
  await transfer.fill({ Quantity: '20' });
  await refused(transfer, 'Transfer', 'Quantity', /only 17 pcs of Chang/);
  // Where it comes from is not offered, and not kept when it becomes that.
  expect(await transfer.choices('To')).toEqual(['Shop floor']);
  await transfer.choose('To', 'Shop floor');
  await transfer.choose('From', 'Shop floor');
  await transfer.fill({ Quantity: '2' });
  await refused(transfer, 'Transfer', 'To', MISSING);
  await chang.discard();
  await transfer.expectClosed();
  const { total } = await stockroom.call<{ total: number }>('Stock.Movements', { productId: 2 });
  expect(total).toBe(1);
});

test('orders', async ({ page, stockroom }) => {
  const order = new OrderPage(page, stockroom);
  await order.begin('purchase', 'Exotic Liquids');
  await order.pickProduct(1, 'chang', 'Chang');
  await order.press('Control+Enter');
  await expect(order.cell('Quantity', 1)).toHaveAccessibleDescription('How many?');
  await order.cell('Quantity', 1).fill('x');
  await order.press('Control+Enter');
  await expect(order.cell('Quantity', 1)).toHaveAccessibleDescription(NO_NUMBER);
  await order.cell('Quantity', 1).fill('4');
  await order.press('Control+Enter');
  await expect(order.cell('Unit cost', 1)).toHaveAccessibleDescription(/No cost of Chang/);
  await order.cell('Unit cost', 1).fill('9');
  await page.getByLabel('Promised for').fill('no day');
  await order.press('Control+Enter');
  await expect(page.getByLabel('Promised for')).toHaveAccessibleDescription(/Please write a date/);
  const { total } = await stockroom.call<{ total: number }>('Purchasing.List');
  expect(total).toBe(0);
});
