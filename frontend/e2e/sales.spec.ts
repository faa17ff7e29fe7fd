import { CountPage, OrderPage, ProductPage } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

const ESCARGOTS = 'Escargots de Bourgogne';
const ESCARGOTS_ID = 58;

// Of the escargots 62 are on hand, and nobody waits for them.
test('a customer orders more than there is, and gets it in two shipments', async ({ page, stockroom, clock }) => {
  const order = new OrderPage(page, stockroom);
  const ship = new CountPage(page, stockroom);
  const escargots = new ProductPage(page, stockroom);

  await test.step('confirming allocates what there is and says what is short', async () => {
    await order.begin('sales', 'Alfreds Futterkiste');
    await order.pickProduct(1, 'escarg', ESCARGOTS);
    await order.type('80');
    await order.press('Tab', 'Tab');
    await order.type('10');
    await order.press('Control+Enter');
    await order.expectState('Confirmed');
    await order.expectMessage(/confirmed; 1 line is short/);
    await order.expectLine(ESCARGOTS, { Ordered: '80 pcs', Shipped: '0', Allocated: '62', Net: '954.00' });
    await expect(order.line(ESCARGOTS)).toContainText('18 pcs short');
  });
  const number = (await order.title.textContent()) ?? '';

  await test.step('more than is allocated to it, or than was ordered, is refused with a sentence', async () => {
    await order.press('s');
    await ship.expectTitle(`Ship ${number}`);
    await expect(ship.count(ESCARGOTS)).toHaveValue('62');
    await ship.count(ESCARGOTS).fill('81');
    await ship.press('Control+Enter');
    await expect(ship.count(ESCARGOTS)).toHaveAccessibleDescription(
      'Only 80 pcs of Escargots de Bourgogne (58) are still to be shipped; 1 are too many.',
    );
    await ship.count(ESCARGOTS).fill('80');
    await ship.press('Control+Enter');
    await expect(ship.count(ESCARGOTS)).toHaveAccessibleDescription(
      'There are only 62 pcs of Escargots de Bourgogne (58) at Main; 80 are wanted, 18 too few.',
    );
    const { rows } = await stockroom.call<{ rows: object[] }>('Stock.Movements', { productId: ESCARGOTS_ID });
    expect(rows).toHaveLength(1);
  });

  await test.step('she ships what she can', async () => {
    await expect(ship.count(ESCARGOTS)).toBeFocused();
    await ship.press('Alt+A');
    await expect(ship.count(ESCARGOTS)).toHaveValue('62');
    await ship.press('Control+Enter');
    await order.expectTitle(number);
    await order.expectState('Partially shipped');
    await order.expectLine(ESCARGOTS, { Shipped: '62', Allocated: '0' });
    await expect(order.line(ESCARGOTS)).toContainText('18 pcs short');
    await expect(order.paper('62 pcs')).toContainText('ana');
  });

  await test.step('what arrives goes to the order at once', async () => {
    const made = await stockroom.command<{ id: number; lines: { id: number }[] }>('Purchasing.Create', {
      supplierId: 27,
      place: true,
      lines: [{ productId: ESCARGOTS_ID, quantityMilli: 20_000, unitCostMinorE4: 10_000_000 }],
    });
    await clock.goTo('1998-05-11T09:00:00Z');
    await stockroom.command('Purchasing.Receive', {
      orderId: made.id,
      lines: [{ orderLineId: made.lines[0]?.id, quantityMilli: 20_000 }],
    });
    await order.expectLine(ESCARGOTS, { Allocated: '18' });
    await expect(order.line(ESCARGOTS)).not.toContainText('short');
  });

  await test.step('and she ships the rest', async () => {
    await order.press('s');
    await expect(ship.count(ESCARGOTS)).toHaveValue('18');
    await ship.press('Control+Enter');
    await order.expectState('Shipped');
    await order.expectLine(ESCARGOTS, { Ordered: '80 pcs', Shipped: '80' });
    await escargots.open('/products/58');
    await escargots.expectFigures({ 'On hand': '2', Allocated: '0', Available: '2' });
    for (const [words, quantity, balance] of [
      ['May 7, 1998', '-62', '0'],
      ['May 11, 1998', '-18', '2'],
    ] as const) {
      await escargots.movements.expectRow(escargots.movements.row('Shipment', words), {
        Quantity: quantity,
        Balance: balance,
      });
    }
  });
});

// All 17 Chang are promised to orders that were confirmed before.
test('what earlier orders wait for is taken only after a question', async ({ page, stockroom }) => {
  const made = await stockroom.command<{ id: number; number: string }>('Sales.Create', {
    customerId: 1,
    confirm: true,
    lines: [{ productId: 2, quantityMilli: 5000, unitPriceMinorE4: 19_000_000 }],
  });
  const ship = new CountPage(page, stockroom);
  await ship.open(`/sales/ship?order=${made.id}`);
  await ship.expectTitle(`Ship ${made.number}`);
  await expect(ship.count('Chang')).toHaveValue('');
  await expect(ship.action('Post shipment')).toBeDisabled();
  await ship.count('Chang').fill('5');
  await ship.press('Control+Enter');
  const question = ship.dialog('Promised to earlier orders');
  await expect(question.root).toContainText('come first');
  await ship.press('Escape');
  await question.expectClosed();
  const before = await stockroom.call<{ onHandMilli: number }>('Catalog.Get', { id: 2 });
  expect(before.onHandMilli).toBe(17_000);

  await ship.press('Control+Enter');
  await question.submit('Ship all the same');
  await ship.expectMessage(`Shipped for ${made.number}`);
  await ship.undo(`Shipped for ${made.number}`);
  await ship.expectMessage(`Shipment of ${made.number} reversed`);
  const after = await stockroom.call<{ onHandMilli: number }>('Catalog.Get', { id: 2 });
  expect(after.onHandMilli).toBe(17_000);
});

test('Ctrl+Z where one scans takes back what was typed there, and then the shipment', async ({ page, stockroom }) => {
  const made = await stockroom.command<{ id: number; number: string }>('Sales.Create', {
    customerId: 1,
    confirm: true,
    lines: [{ productId: ESCARGOTS_ID, quantityMilli: 5000, unitPriceMinorE4: 13_250_000 }],
  });
  const ship = new CountPage(page, stockroom);
  const onHand = async () =>
    (await stockroom.call<{ onHandMilli: number }>('Catalog.Get', { id: ESCARGOTS_ID })).onHandMilli;
  await ship.open('/sales/ship');
  const scanField = page.getByRole('textbox', { name: 'Scan or type an order number, SKU or barcode' });
  await expect(scanField).toBeFocused();
  await ship.type(made.number);
  await ship.press('Enter');
  await expect(ship.count(ESCARGOTS)).toHaveValue('5');
  await ship.press('Control+Enter');
  await ship.expectMessage(`Shipped for ${made.number}`);
  await expect(scanField).toBeFocused();
  await ship.type('1');
  await ship.press('Control+z');
  await expect(scanField).toHaveValue('');
  expect(await onHand()).toBe(57_000);
  await ship.press('Control+z');
  await ship.expectMessage(`Shipment of ${made.number} reversed`);
  expect(await onHand()).toBe(62_000);
});
