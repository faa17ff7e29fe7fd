import { List, OrderPage, ProductPage, Window } from './pages';
import { expect, type Stockroom, test } from './stockroom';

test.use({ books: 'northwind' });

/** The history: what was done, and the way back. */
class HistoryPage extends Window {
  readonly list = new List(this.page, 'History');

  async takeBack(what: string | RegExp, step: string): Promise<void> {
    await this.list.row(what).first().getByRole('button', { name: step, exact: true }).click();
  }
}

interface Order {
  state: string;
  lines: { id: number }[];
}

/** An order of 40 Chang, of which 25 arrived. */
async function receiveSome(stockroom: Stockroom): Promise<void> {
  const { id, lines } = await stockroom.command<Order & { id: number }>('Purchasing.Create', {
    supplierId: 1,
    place: true,
    lines: [{ productId: 2, quantityMilli: 40_000, unitCostMinorE4: 9_500_000 }],
  });
  await stockroom.command('Purchasing.Receive', {
    orderId: id,
    lines: [{ orderLineId: lines[0]?.id, quantityMilli: 25_000 }],
  });
}

test('the history lists every step, opens what it was about, and takes it back', async ({ page, stockroom }) => {
  await receiveSome(stockroom);
  const history = new HistoryPage(page, stockroom);
  await history.open('/');
  await history.press('g', 'h');
  await history.expectTitle('History');
  const received = history.list.row(/Received 25 pcs of Chang/);
  await expect(received).toContainText('Reverse');
  // What stands in the way of the older step is said.
  await expect(history.list.row('Ordered, 1 line')).toContainText('Reverse the receipt first');
  await expect(history.list.row('Imported').first()).toContainText('not taken back as a whole');

  await received.getByRole('link', { name: 'PO-00001' }).click();
  await new OrderPage(page, stockroom).expectState('Partially received');
  await page.goBack();
  await history.takeBack('Received 25 pcs of Chang', 'Reverse');
  await history.expectMessage(/Taken back: Received/);
  await expect(history.list.row('Reversed the receipt').first()).toContainText('A reversal stays');
  await expect(received.last()).toContainText('This was taken back.');
  await history.takeBack('Ordered, 1 line', 'Back to draft');
  const order = await stockroom.call<Order>('Purchasing.Get', { id: 1 });
  expect(order.state).toBe('draft');
  const { total } = await stockroom.call<{ total: number }>('Stock.Movements', { productId: 2 });
  expect(total).toBe(3); // what there was, the receipt and its reversal: nothing is wiped out
});

test('the history is searched, and survives a restart of the window', async ({ page, stockroom }) => {
  await receiveSome(stockroom);
  const history = new HistoryPage(page, stockroom);
  await history.open('/history');
  await history.press('/');
  await history.type('received po-00001');
  await expect(history.list.row()).toHaveCount(1);
  await page.reload();
  await expect(history.list.row()).toHaveCount(1);
  await history.press('ArrowDown', 'u');
  await history.expectMessage(/Taken back/);
  await history.press('/');
  await page.keyboard.press('Control+a');
  await history.type('no such step');
  await expect(page.getByText('Nothing matches “no such step”.')).toBeVisible();
});

test('an edit is undone by its message, and by Ctrl+Z', async ({ page, stockroom }) => {
  const chang = new ProductPage(page, stockroom);
  await chang.open('/products/2');
  const rename = async (name: string) => {
    await chang.press('e');
    const dialog = chang.dialog('Edit product');
    await dialog.fill({ Name: name });
    await dialog.submit('Save');
  };
  await rename('Chang beer');
  await chang.expectTitle('Chang beer');
  await chang.undo('Chang beer was changed.');
  await chang.expectTitle('Chang');
  await rename('Chang ale');
  await chang.expectTitle('Chang ale');
  await chang.press('Control+z');
  await chang.expectTitle('Chang');
  const { rows } = await stockroom.call<{ rows: { summary: string }[] }>('History.List', { search: 'chang' });
  expect(rows.filter((row) => row.summary.startsWith('Changed name')).length).toBe(4);
});
