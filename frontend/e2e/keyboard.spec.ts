import { CountPage, List, OrderPage, ProductPage } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

test('goods are ordered, received, sold and taken back without a mouse', async ({ page, stockroom }) => {
  const order = new OrderPage(page, stockroom);
  const count = new CountPage(page, stockroom);
  const chang = new ProductPage(page, stockroom);
  const pick = async (text: string, name: string) => {
    await order.type(text);
    await order.press('Enter');
    await expect(order.cell('Product', 1)).toHaveValue(name);
    await expect(order.cell('Quantity', 1)).toBeFocused();
  };

  await order.begin('purchase', 'Exotic Liquids');
  await pick('chang', 'Chang');
  await order.type('40');
  await order.press('Tab');
  await order.type('9.50');
  await order.press('Control+Enter');
  await order.expectState('Ordered');
  await order.press('r');
  await order.expectTitle('Receive PO-00001');
  await expect(count.count('Chang')).toBeFocused();
  await count.type('25');
  await count.press('Control+Enter');
  await order.expectTitle('PO-00001');
  await order.expectState('Partially received');

  await order.begin('sales', 'Alfreds Futterkiste');
  await pick('chang', 'Chang');
  await order.type('3');
  await order.press('Control+Enter');
  await order.expectState('Confirmed');

  await order.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find' })).toBeFocused();
  await order.type('chang');
  await order.press('Enter');
  await chang.expectTitle('Chang');
  await chang.expectFigures({ 'On hand': '42' });

  await chang.press('g', 'h');
  await chang.expectTitle('History');
  const history = new List(page, 'History');
  await expect(history.current).toContainText('SO-00001');
  await chang.press('ArrowDown');
  await expect(history.current).toContainText('Received 25 pcs of Chang');
  await chang.press('u');
  await chang.expectMessage(/Taken back: Received 25 pcs of Chang/);
  const { onHandMilli } = await stockroom.call<{ onHandMilli: number }>('Catalog.Get', { id: 2 });
  expect(onHandMilli).toBe(17_000);
});
