import { CountPage, OrderPage, ProductPage, ProductsPage, Window } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

const CHANG = '4006381333931';

/** Gives Chang a barcode. */
test.beforeEach(async ({ stockroom }) => {
  const product = await stockroom.call<Record<string, unknown>>('Catalog.Get', { id: 2 });
  const { id: _, ...fields } = product;
  const names = ['sku', 'name', 'description', 'pack', 'notes', 'categoryId', 'unitId', 'supplierId', 'priceMinorE4'];
  const kept = Object.fromEntries(names.map((name) => [name, fields[name]]));
  await stockroom.command('Catalog.Update', {
    id: 2,
    product: { ...kept, barcodes: [{ code: CHANG, own: false }], suppliers: fields.suppliers },
  });
});

test('a scan opens the product, wherever the focus is, and leaves nothing behind', async ({ page, stockroom }) => {
  const products = new ProductsPage(page, stockroom);
  await products.open('/products');
  await products.search.fill('chai');
  await expect(page).toHaveURL(/q=chai/);
  await products.search.focus();
  await products.scan(CHANG);
  await products.expectTitle('Chang');
  await page.goBack();
  await expect(products.search).toHaveValue('chai');

  const window = new Window(page, stockroom);
  await window.open('/reports');
  await window.scan(CHANG);
  await window.expectTitle('Chang');
});

test('the same code typed by hand is a search', async ({ page, stockroom }) => {
  const products = new ProductsPage(page, stockroom);
  await products.open('/products');
  await products.press('/');
  await expect(products.search).toBeFocused();
  await products.type(CHANG);
  await products.press('Enter');
  await expect(products.search).toHaveValue(CHANG);
  await products.expectTitle('Products');
  await expect(products.list.row('Chang')).toBeVisible();
  await expect(products.list.row('Chai')).toHaveCount(0);
});

test('an order counts what is scanned, 12* before it twelve', async ({ page, stockroom }) => {
  const order = new OrderPage(page, stockroom);
  await order.begin('sales', 'Alfreds Futterkiste');
  await order.scan(CHANG);
  await expect(order.cell('Product', 1)).toHaveValue('Chang');
  await expect(order.cell('Quantity', 1)).toHaveValue('1');
  await order.scan(CHANG);
  await expect(order.cell('Quantity', 1)).toHaveValue('2');
  await order.type('12*');
  await order.scan(CHANG);
  await expect(order.cell('Quantity', 1)).toHaveValue('14');
  await expect(order.cell('Product', 2)).toHaveCount(0);
  await order.press('Control+s');
  await order.expectState('Quote');
});

test('a delivery is counted by scans, with the focus in any field', async ({ page, stockroom }) => {
  await stockroom.command('Purchasing.Create', {
    supplierId: 1,
    place: true,
    lines: [{ productId: 2, quantityMilli: 40_000, unitCostMinorE4: 9_500_000 }],
  });
  const receive = new CountPage(page, stockroom);
  await receive.open('/purchasing/receive?order=1');
  await expect(receive.count('Chang')).toBeFocused();
  await receive.scan(CHANG);
  await expect(receive.count('Chang')).toHaveValue('1');
  await page.getByLabel('Note').focus();
  await receive.type('with 12*');
  await receive.scan(CHANG);
  await expect(receive.count('Chang')).toHaveValue('13');
  await expect(page.getByLabel('Note')).toHaveValue('with ');
});

test('a transfer counts what is scanned', async ({ page, stockroom }) => {
  await stockroom.command('Stock.CreateLocation', { name: 'Shop floor' });
  const window = new Window(page, stockroom);
  await window.open('/stock');
  await window.press('t');
  const transfer = window.dialog('Transfer');
  await transfer.expectOpen();
  await window.scan(CHANG);
  await expect(transfer.field('Product')).toHaveValue('Chang');
  await window.scan(CHANG);
  await expect(transfer.field('Quantity')).toHaveValue('2');
});

test('an unknown code is given to a product, or a new one is made with it', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  await window.open('/stock');
  await window.scan('5901234123457');
  const unknown = window.dialog('Nobody has the code 5901234123457');
  await unknown.expectOpen();
  await window.type('zaanse');
  await window.press('Enter');
  await expect(unknown.field('Product that has this code')).toHaveValue('Zaanse koeken');
  await unknown.submit('Give it the code');
  await new ProductPage(page, stockroom).expectTitle('Zaanse koeken');
  await window.expectMessage('Zaanse koeken has the code 5901234123457 now.');

  await window.open('/stock');
  await window.scan('SHELF-77');
  await window.dialog('Nobody has the code SHELF-77').button('Make a new product with this code…').click();
  const product = window.dialog('New product');
  await product.fill({ Name: 'Shelf' });
  await expect(product.field('Barcode 1')).toHaveValue('SHELF-77');
  await product.submit('Save');
  await window.expectTitle('Shelf');
  const found = await stockroom.call<{ name: string }>('Catalog.Scan', { code: 'SHELF-77' });
  expect(found.name).toBe('Shelf');
});
