import { ProductPage, Window } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

test('Ctrl+K finds products, orders by number and party, partners, reports, settings and commands', async ({
  page,
  stockroom,
}) => {
  const window = new Window(page, stockroom);
  const finder = page.getByRole('combobox', { name: 'Find' });
  const find = async (text: string, title: string | RegExp) => {
    await window.press('Control+k');
    await finder.fill(text);
    await window.press('Enter');
    await window.expectTitle(title);
    await expect(finder).toBeHidden();
  };
  await window.open('/');
  await find('chang', 'Chang');
  await find('chnag', 'Chang');
  await find('zannse', 'Zaanse koeken');
  await find('11008', '11008');
  await find('exotic', 'Exotic Liquids');
  await find('ernst hand', 'Ernst Handel');
  await find('valuation', 'Stock valuation');
  await find('tax number', 'Settings');
  await expect(page.getByRole('region', { name: 'Company' })).toBeInViewport();
  await find('adjust st', 'Stock');
  await window.dialog('Adjust').expectOpen();
});

test('what was looked at comes first, and a second key acts on it', async ({ page, stockroom }) => {
  const window = new Window(page, stockroom);
  await window.open('/products/2');
  await window.expectTitle('Chang');
  await window.open('/sales/orders/761');
  await window.expectTitle('11008');
  await window.press('Control+k');
  const recent = page.getByRole('group', { name: 'Recent' });
  await expect(recent.getByRole('option')).toHaveText([/^11008/, /^Chang/]);
  await window.press('ArrowDown', 'ArrowRight');
  await expect(page.getByRole('group', { name: 'Chang' }).getByRole('option')).toHaveCount(6);
  await window.press('ArrowLeft');
  await expect(recent).toBeVisible();
  await window.press('ArrowDown', 'ArrowRight', 't');
  const chang = new ProductPage(page, stockroom);
  await chang.expectTitle('Chang');
  await chang.dialog('Transfer').expectOpen();
  await chang.press('Escape');
  await chang.dialog('Transfer').expectClosed();
  await page.reload();
  await chang.expectTitle('Chang');
  await chang.dialog('Transfer').expectClosed();
});
