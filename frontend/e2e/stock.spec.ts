import { OrderPage, ProductPage, StockPage } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

const CHANG = 2;

test('two are damaged: an adjustment with its reason, taken back and made again', async ({ page, stockroom }) => {
  const chang = new ProductPage(page, stockroom);
  await chang.open(`/products/${CHANG}`);
  await chang.expectFigures({ 'On hand': '17' });
  await chang.press('a');
  const adjust = chang.dialog('Adjust');
  await adjust.choose('Reason', 'Damage');
  await adjust.fill({ 'Quantity to take away': '2', Note: 'dropped' });
  await expect(adjust.root).toContainText('17 pcs → 15 pcs');
  await chang.press('Control+Enter');
  await adjust.expectClosed();
  await chang.expectMessage('ADJ-00001: -2 pcs × Chang.');
  await chang.expectFigures({ 'On hand': '15' });
  const damage = chang.movements.row('Damage', 'ADJ-00001');
  await chang.movements.expectRow(damage, { Quantity: '-2', Balance: '15' });
  await expect(await chang.movements.cell(damage, 'What')).toHaveAttribute('title', 'Damage · ana · dropped');

  await chang.undo('ADJ-00001: -2 pcs × Chang.');
  await chang.expectFigures({ 'On hand': '17' });
  await expect(chang.movements.row('Damage')).toHaveCount(2);
  await chang.movements.expectRow(chang.movements.row('Damage', 'reversal'), { Quantity: '+2', Balance: '17' });
  await chang.movements.expectRow(chang.movements.row('Damage', 'reversed'), { Quantity: '-2', Balance: '15' });
});

test('more than is there cannot be taken away', async ({ page, stockroom }) => {
  const chang = new ProductPage(page, stockroom);
  await chang.open(`/products/${CHANG}`);
  await chang.action('Adjust').click();
  const adjust = chang.dialog('Adjust');
  await adjust.choose('Reason', 'Loss');
  await adjust.fill({ 'Quantity to take away': '18' });
  await adjust.button('Adjust').click();
  await adjust.expectError(
    'Quantity to take away',
    'There are only 17 pcs of Chang (2) at Main; 18 are wanted, 1 too few.',
  );
  await chang.discard();
  await adjust.expectClosed();
  await expect(chang.action('Adjust')).toBeFocused();
  await chang.expectFigures({ 'On hand': '17' });
  await expect(chang.movements.row('Loss')).toHaveCount(0);
});

test('six are moved to another location', async ({ page, stockroom }) => {
  const stock = new StockPage(page, stockroom);
  await stock.goTo('Stock');
  await stock.tab('Locations');
  await stock.press('n');
  const location = stock.dialog('New location');
  await location.fill({ Name: 'Shop floor', Code: 'SF' });
  await stock.press('Enter');
  await location.expectClosed();
  await stock.locations.expectRow(stock.locations.row('Shop floor'), { Products: '0' });

  const chang = new ProductPage(page, stockroom);
  await chang.open(`/products/${CHANG}`);
  await chang.expectFigures({ 'On hand': '17' });
  await chang.press('t');
  const transfer = chang.dialog('Transfer');
  await expect(transfer.field('Quantity')).toBeFocused();
  await expect(transfer.field('To')).toHaveValue('Shop floor');
  await chang.type('6');
  await chang.press('Enter');
  await transfer.expectClosed();
  await chang.expectMessage('TR-00001: 6 pcs × Chang moved to Shop floor.');
  await chang.expectFigures({ 'On hand': '17' });
  await expect(chang.movements.row('Transfer')).toHaveCount(2);
  await chang.tab('Locations');
  await chang.locations.expectRow(chang.locations.row('Main'), { 'On hand': '11' });
  await chang.locations.expectRow(chang.locations.row('Shop floor'), { 'On hand': '6' });
  await chang.locations.expectRow(chang.locations.totals, { 'On hand': '17' });

  await chang.locations.row('Shop floor').click();
  await chang.movements.expectRow(chang.movements.row('Transfer'), { Quantity: '+6', Balance: '6' });
  await expect(chang.movements.row('Opening balance')).toHaveCount(0);
});

test("yesterday's wrong receipt is reversed and both halves stay visible", async ({ page, stockroom, clock }) => {
  const made = await stockroom.command<{ id: number; lines: { id: number }[] }>('Purchasing.Create', {
    supplierId: 1,
    place: true,
    lines: [{ productId: CHANG, quantityMilli: 40_000, unitCostMinorE4: 9_500_000 }],
  });
  await stockroom.command('Purchasing.Receive', {
    orderId: made.id,
    lines: [{ orderLineId: made.lines[0]?.id, quantityMilli: 25_000 }],
  });
  await clock.goTo('1998-05-08T10:00:00Z');

  const order = new OrderPage(page, stockroom);
  await order.open(`/purchasing/orders/${made.id}`);
  await order.expectState('Partially received');
  await order.choose('More steps', 'Reverse the last receipt');
  const question = order.dialog('Reverse receipt RC-00001');
  await question.fill({ Note: 'the pallet was not ours' });
  await question.submit('Reverse');
  await order.expectMessage('Receipt of PO-00001 reversed');
  await order.expectState('Ordered');
  await expect(order.paper('RC-00001')).toContainText('Reversed');
  await expect(order.paper('RC-00001')).toContainText('by ana, May 8, 1998');
  await order.expectLine('Chang', { Ordered: '40 pcs', Received: '0', 'To come': '40' });

  const stock = new StockPage(page, stockroom);
  await stock.open(`/stock?tab=movements&product=${CHANG}`);
  const halves = stock.movements.row('Receipt');
  await expect(halves).toHaveCount(2);
  await stock.movements.expectRow(halves.filter({ hasText: 'Reversal' }), {
    Date: 'May 8, 1998',
    Quantity: '-25',
    Value: '-237.50',
    'Balance after': '17',
    User: 'ana',
  });
  await stock.movements.expectRow(halves.filter({ hasText: 'Reversed' }), {
    Date: 'May 7, 1998',
    Quantity: '+25',
    Value: '237.50',
    'Balance after': '42',
    User: 'ana',
  });
  await stock.movements.expectRow(stock.movements.row('3 movements'), { Quantity: '17', Value: '0.00' });
});
