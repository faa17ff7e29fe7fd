import { CountPage, OrderPage, ProductPage, ProductsPage, Window } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

test('a list is worked by the keyboard: /, arrows, Enter, Esc, N, ?', async ({ page, stockroom }) => {
  const products = new ProductsPage(page, stockroom);
  await products.press('g', 'p');
  await products.expectTitle('Products');
  await expect(products.list.grid).toBeFocused();
  await products.press('End');
  await expect(products.list.current).toContainText('Zaanse koeken');
  await products.press('Home', 'ArrowDown');
  await expect(products.list.current).toContainText('Boston Crab Meat');
  await products.press('Enter');
  await products.expectTitle('Boston Crab Meat');
  await products.press('Escape');
  await products.expectTitle('Products');
  await expect(products.list.current).toContainText('Boston Crab Meat');

  await products.press('/');
  await expect(products.search).toBeFocused();
  await products.type('no such thing');
  await expect(page.getByText('Nothing matches “no such thing”.')).toBeVisible();
  await products.press('Escape');
  await expect(products.search).toHaveValue('');
  await expect(products.list.row('Boston Crab Meat')).toBeVisible();
  await products.press('Escape');
  await expect(products.list.grid).toBeFocused();

  await products.press('?');
  const keys = products.dialog('Keys');
  for (const words of ['New product', 'Search the list', 'Go to Reports']) await expect(keys.root).toContainText(words);
  await products.press('n');
  await expect(products.dialog('New product').root).toBeHidden();
  await products.press('Escape');
  await keys.expectClosed();
  await products.press('n');
  await products.dialog('New product').expectOpen();
});

test('Ctrl+K finds a page; a letter in a field stays a letter', async ({ page, stockroom }) => {
  const products = new ProductsPage(page, stockroom);
  await products.goTo('Products');
  await products.press('/');
  await products.type('n?gp');
  await expect(products.search).toHaveValue('n?gp');
  await products.expectTitle('Products');
  await products.press('Control+k');
  const finder = page.getByRole('combobox', { name: 'Find' });
  await expect(finder).toBeFocused();
  await products.type('reord');
  await expect(page.getByRole('option')).toHaveCount(1);
  await products.press('Enter');
  await products.expectTitle('Reorder');
  await expect(finder).toBeHidden();
});

test('Enter saves, Ctrl+Enter saves and starts the next, Esc gives the focus back', async ({ page, stockroom }) => {
  const products = new ProductsPage(page, stockroom);
  await products.goTo('Products');
  await products.press('n');
  const form = products.dialog('New product');
  await expect(form.field('Name')).toBeFocused();
  await products.type('Darjeeling');
  await products.press('Control+Enter');
  await products.expectMessage('Darjeeling was added.');
  await expect(form.field('Name')).toHaveValue('');
  await expect(form.field('Name')).toBeFocused();
  await products.type('Assam');
  await products.press('Enter');
  await form.expectClosed();
  await products.expectTitle('Assam');
  await products.press('e');
  const edit = products.dialog('Edit product');
  await edit.fill({ Price: '12.50' });
  await products.discard();
  await edit.expectClosed();
  const { rows } = await stockroom.call<{ rows: { name: string; priceMinorE4: number }[] }>('Catalog.List', {
    search: 'assam',
  });
  expect(rows).toMatchObject([{ name: 'Assam', priceMinorE4: 0 }]);
});

test('a second click on Save posts nothing twice', async ({ page, stockroom }) => {
  const chang = new ProductPage(page, stockroom);
  await chang.open('/products/2');
  await chang.action('Adjust').click();
  const adjust = chang.dialog('Adjust');
  await adjust.choose('Reason', 'Damage');
  await adjust.fill({ 'Quantity to take away': '1' });
  await adjust.button('Adjust').dblclick();
  await adjust.expectClosed();
  await chang.expectFigures({ 'On hand': '16' });
  await expect(chang.movements.row('Damage')).toHaveCount(1);

  const order = new OrderPage(page, stockroom);
  await order.begin('purchase', 'Exotic Liquids');
  await order.pickProduct(1, 'chai', 'Chai');
  await order.cell('Quantity', 1).fill('3');
  await order.cell('Unit cost', 1).fill('9');
  await order.action('Place order').dblclick();
  await order.expectState('Ordered');
  const { total } = await stockroom.call<{ total: number }>('Purchasing.List');
  expect(total).toBe(1);
});

test('what is not saved is not lost without a question', async ({ page, stockroom }) => {
  const order = new OrderPage(page, stockroom);
  await order.begin('sales', 'Alfreds Futterkiste');
  await order.pickProduct(1, 'chai', 'Chai');
  await order.type('3');
  await order.title.click();
  await order.press('Escape');
  await order.leaving.expectOpen();
  await order.press('Escape');
  await order.leaving.expectClosed();
  await expect(order.cell('Quantity', 1)).toHaveValue('3');

  await page.goBack();
  await order.leaving.expectOpen();
  await order.leaving.button('Keep editing').click();
  await order.leaving.expectClosed();
  await order.press('Control+s');
  await order.expectMessage('SO-00001 saved');
  await order.expectState('Quote');

  await order.cell('Quantity', 1).fill('4');
  await page.getByRole('link', { name: 'Customers' }).click();
  await order.leaving.submit('Discard');
  await order.expectTitle('Customers');
  await page.goBack();
  await order.expectTitle('SO-00001');
  await expect(order.cell('Quantity', 1)).toHaveValue('3');
});

test('Esc asks before it throws away a product, a receipt or an order that is being typed', async ({
  page,
  stockroom,
}) => {
  const products = new ProductsPage(page, stockroom);
  await products.goTo('Products');
  const form = products.dialog('New product');
  await products.press('n');
  await form.expectOpen();
  await products.press('Escape');
  await form.expectClosed();

  await products.press('n');
  await form.fill({ Name: 'Assam' });
  await products.press('Escape');
  await products.leaving.expectOpen();
  await expect(products.leaving.button('Keep editing')).toBeFocused();
  await products.press('Enter');
  await products.leaving.expectClosed();
  await expect(form.field('Name')).toHaveValue('Assam');
  await expect(form.field('Name')).toBeFocused();
  // Esc keeps it, too, and asks again the next time.
  for (const key of ['Escape', 'Enter']) {
    await products.press('Escape');
    await expect(products.leaving.button('Keep editing')).toBeFocused();
    await products.press(key);
    await products.leaving.expectClosed();
    await expect(form.field('Name')).toBeFocused();
  }
  // The cross and a click beside it ask as well, and so does leaving by the window's Back.
  await form.button('Close').click();
  await products.leaving.submit('Keep editing');
  await page.mouse.click(4, 400);
  await products.leaving.submit('Keep editing');
  await page.goBack();
  await products.leaving.submit('Keep editing');
  await products.expectTitle('Products');
  await expect(form.field('Name')).toHaveValue('Assam');
  await products.discard();
  await form.expectClosed();
  await products.press('n');
  await expect(form.field('Name')).toHaveValue('');
  await page.mouse.click(4, 400);
  await form.expectClosed();
  const { total } = await stockroom.call<{ total: number }>('Catalog.List', { search: 'assam' });
  expect(total).toBe(0);

  const placed = await stockroom.command<{ id: number; number: string }>('Purchasing.Create', {
    supplierId: 1,
    place: true,
    lines: [{ productId: 2, quantityMilli: 5000, unitCostMinorE4: 90_000 }],
  });
  const receipt = new CountPage(page, stockroom);
  await receipt.open(`/purchasing/receive?order=${placed.id}`);
  await receipt.count('Chang').fill('4');
  await receipt.title.click();
  await receipt.press('Escape');
  await receipt.leaving.submit('Keep editing');
  await expect(receipt.count('Chang')).toHaveValue('4');
  await receipt.discard();
  await receipt.expectTitle('Receive');

  const order = new OrderPage(page, stockroom);
  await order.goTo('Customers');
  await order.begin('purchase', 'Exotic Liquids');
  await order.pickProduct(1, 'chai', 'Chai');
  await order.title.click();
  await order.press('Escape');
  await expect(order.leaving.button('Keep editing')).toBeFocused();
  await order.press('Enter');
  await order.leaving.expectClosed();
  await expect(order.cell('Product', 1)).toHaveValue('Chai');
  await order.discard();
  await order.expectTitle('Purchase orders');
  const orders = await stockroom.call<{ total: number }>('Purchasing.List');
  expect(orders.total).toBe(1);
});

test('Back leads to the list as it was, with its search, sort and filters', async ({ page, stockroom }) => {
  const products = new ProductsPage(page, stockroom);
  await products.goTo('Products');
  await products.search.fill('ch');
  await products.list.sortBy('Price');
  await expect(page).toHaveURL(/q=ch&sort=-price/);
  const address = page.url();
  await products.list.row('Chang').click();
  await products.expectTitle('Chang');
  await page.goBack();
  await products.expectTitle('Products');
  await expect(products.search).toHaveValue('ch');
  expect(page.url()).toBe(address);
  await page.reload();
  await expect(products.search).toHaveValue('ch');
  await expect(products.list.row('Chang')).toBeVisible();
});

test('an address that leads nowhere says so', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  await window.open('/nowhere');
  await expect(page.getByText('There is no such page.')).toBeVisible();
  await window.action('Go to Today').click();
  await window.expectTitle('Today');
});

test('Ctrl+A selects what stands in a field, all rows of a list, and never the window', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  const selected = () => page.evaluate(() => document.getSelection()?.toString() ?? '');
  for (const path of ['/sales/ship', '/purchasing/receive', '/', '/settings']) {
    await window.open(path);
    await expect(page.locator('main h1')).toBeVisible();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await window.press('Control+a');
    expect(await selected(), path).toBe('');
  }
  const products = new ProductsPage(page, stockroom);
  await products.open('/products');
  await expect(products.list.grid).toBeFocused();
  await products.press('Control+a');
  await expect(page.getByText('69 selected')).toBeVisible();
  expect(await selected()).toBe('');
  await products.search.fill('chai');
  await products.press('Control+a');
  expect(await selected()).toBe('chai');
});
