import { readFile } from 'node:fs/promises';
import { wordsOf } from './files';
import { CountPage, OrderPage, ProductPage, ProductsPage } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

test('she looks Chang up while typing and sees why there are 17', async ({ page, stockroom }) => {
  const products = new ProductsPage(page, stockroom);
  await products.goTo('Products');
  await expect(products.list.row('Alice Mutton')).toBeHidden();
  await products.press('/');
  await products.type('chan');
  await expect(products.list.row()).toHaveCount(2); // and the total
  await products.list.expectRow(products.list.row('Chang'), { SKU: '2', 'On hand': '17', Supplier: 'Exotic Liquids' });
  await products.press('Enter', 'Enter');

  const chang = new ProductPage(page, stockroom);
  await chang.expectTitle('Chang');
  await chang.tab('Notes');
  await chang.figure('On hand').click();
  const opening = chang.movements.row('Opening balance');
  await chang.movements.expectRow(opening, { Date: 'May 7, 1998', Location: 'Main', Quantity: '+17', Balance: '17' });
  await expect(chang.movements.row()).toHaveCount(2);

  await chang.press('Escape');
  await products.expectTitle('Products');
  await expect(products.search).toHaveValue('chan');
});

test('40 Chang are ordered, 25 arrive, the other 15 the next day', async ({ page, stockroom, clock }) => {
  const order = new OrderPage(page, stockroom);
  const receive = new CountPage(page, stockroom);
  const chang = new ProductPage(page, stockroom);

  await test.step('the order is typed without the mouse', async () => {
    await order.begin('purchase', 'Exotic Liquids');
    await order.pickProduct(1, 'chang', 'Chang');
    await order.type('40');
    await order.press('Tab');
    await order.type('9.50');
    await order.press('Control+Enter');
    await order.expectTitle('PO-00001');
    await order.expectState('Ordered');
    await order.expectMessage('PO-00001 ordered');
    await order.expectLine('Chang', { Ordered: '40 pcs', Received: '0', Net: '380.00' });
  });

  await test.step('it becomes a PDF for the supplier', async () => {
    const path = stockroom.path('order.pdf');
    await stockroom.answerDialog(path);
    await order.press('p');
    await order.expectMessage(`Saved as ${path}`);
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
    const words = await wordsOf(path);
    for (const word of ['PO-00001', 'Exotic Liquids', 'Chang', '40', '380.00']) expect(words).toContain(word);
    expect(await stockroom.asked()).toMatchObject([{ kind: 'save', fileName: 'PO-00001.pdf' }]);
  });

  await test.step('25 are received by the keyboard', async () => {
    await order.press('r');
    await receive.expectTitle('Receive PO-00001');
    await expect(receive.count('Chang')).toBeFocused();
    await receive.type('25');
    await receive.press('Control+Enter');
    await order.expectTitle('PO-00001');
    await order.expectState('Partially received');
    await order.expectLine('Chang', { Received: '25', 'To come': '15' });
  });

  await test.step('what is on hand is right, and the ledger says who, when and by which receipt', async () => {
    await order.line('Chang').getByRole('link', { name: 'Chang' }).click();
    await chang.expectTitle('Chang');
    await chang.expectFigures({ 'On hand': '42', 'On order': '15' });
    const receipt = chang.movements.row('Receipt', 'RC-00001');
    await chang.movements.expectRow(receipt, { Date: 'May 7, 1998', Quantity: '+25', Value: '237.50', Balance: '42' });
    await expect(await chang.movements.cell(receipt, 'What')).toHaveAttribute('title', /ana/);
  });

  await test.step('the rest comes a day later', async () => {
    await clock.goTo('1998-05-08T08:30:00Z');
    await chang.press('g', 'r');
    await receive.expectTitle('Receive');
    await receive.type('PO-00001');
    await receive.press('Enter');
    await receive.expectTitle('Receive PO-00001');
    await receive.press('Alt+A');
    await expect(receive.count('Chang')).toHaveValue('15');
    await receive.press('Control+Enter');
    await receive.expectMessage('Received for PO-00001');
    await receive.expectTitle('Receive');
    await expect(page.getByText('No deliveries are expected.')).toBeVisible();
  });

  await test.step('nothing is missing afterwards', async () => {
    await order.open('/purchasing/orders/1');
    await order.expectState('Received');
    await expect(order.paper(/./)).toHaveCount(2);
    await expect(order.paper('May 8, 1998')).toContainText('15 pcs');
    await chang.open('/products/2');
    await chang.expectFigures({ 'On hand': '57', 'On order': '0' });
    await chang.movements.expectRow(chang.movements.row('May 8, 1998'), { Quantity: '+15', Balance: '57' });
    await chang.movements.expectRow(chang.movements.totals, { Quantity: '57', Value: '380.00' });
  });
});
