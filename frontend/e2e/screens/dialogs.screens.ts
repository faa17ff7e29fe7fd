import { floatings } from '../everywhere';
import { NORTHWIND_DAY } from '../northwind';
import { openFloating } from '../pages';
import { openShop } from './shop';
import { expect, test } from './studio';

test.describe('over a page', () => {
  test.use({ books: 'northwind' });

  test.beforeEach(({ stockroom }) => openShop(stockroom));

  for (const half of [0, 1]) {
    test(`dialogs and menus ${half + 1}`, async ({ studio }) => {
      for (const what of floatings.filter((_, at) => at % 2 === half)) {
        await openFloating(studio, what);
        await studio.shoot(`over-${what.name}`);
      }
    });
  }

  test('after a command', async ({ studio, page }) => {
    await studio.open('/products/2');
    await studio.press('a');
    const adjust = studio.dialog('Adjust');
    await adjust.choose('Reason', 'Damage');
    await adjust.fill({ 'Quantity to take away': '1' });
    await adjust.submit('Adjust');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await studio.shoot('after-adjust');
  });

  test('a refusal stands under its field', async ({ studio }) => {
    await studio.open('/products');
    await studio.press('n');
    const dialog = studio.dialog('New product');
    await dialog.fill({ Name: 'Chang', SKU: '2' });
    await dialog.button('Save').click();
    await dialog.expectError('SKU', /./);
    await studio.shoot('refused-product');
  });

  test('receiving', async ({ studio, page }) => {
    await studio.open('/purchasing/receive?order=1');
    await page.getByRole('textbox', { name: 'Arrived: Aniseed Syrup' }).fill('60');
    await studio.shoot('receive-over');
  });
});

test.describe('first run', () => {
  test.use({ startsAt: NORTHWIND_DAY });

  test('blank start', async ({ studio, page }) => {
    await studio.open('/start');
    await page.getByRole('region', { name: 'Start with your company' }).getByRole('button').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await studio.shoot('over-blank-start');
  });
});
