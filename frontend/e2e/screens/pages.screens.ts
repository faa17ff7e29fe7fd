import { everywhere, nameOf, ofOne } from '../everywhere';
import { NORTHWIND_DAY } from '../northwind';
import { longWords, openShop } from './shop';
import { many, test } from './studio';

test.describe('empty', () => {
  test.use({ startsAt: NORTHWIND_DAY });

  for (const [path, title] of everywhere) {
    test(`${title} ${path}`, ({ studio }) => studio.visit(`empty-${nameOf(path)}`, path));
  }
});

test.describe('few', () => {
  test.use({ books: 'northwind' });

  test.beforeEach(({ stockroom }) => openShop(stockroom));

  test('every list', async ({ studio }) => {
    for (const [path] of everywhere) await studio.visit(`few-${nameOf(path)}`, path);
    await studio.visit('none-found', '/products?q=no+such+thing');
    await studio.visit('nowhere', '/nowhere');
  });

  test('every page of one thing', async ({ studio }) => {
    for (const [path] of ofOne) await studio.visit(`one-${nameOf(path)}`, path);
  });

  test('every report', async ({ studio, stockroom }) => {
    const { reports } = await stockroom.call<{ reports: { name: string }[] }>('Reports.List');
    for (const { name } of reports) await studio.visit(`report-${name}`, `/reports/${name}`);
  });

  test('rows of every height', async ({ studio, page }) => {
    for (const density of ['compact', 'comfortable']) {
      await page.evaluate((chosen) => localStorage.setItem('stockroom.density', chosen), density);
      await studio.visit(`${density}-products`, '/products');
      await studio.visit(`${density}-order`, '/purchasing/orders/1');
    }
  });

  test('the rail folded', async ({ studio, page }) => {
    await page.evaluate(() => localStorage.setItem('stockroom.rail', 'folded'));
    await studio.visit('folded-products', '/products');
  });

  test('long words', async ({ studio, stockroom }) => {
    const made = await longWords(stockroom);
    for (const [name, path] of [
      ['today', '/'],
      ['products', '/products'],
      ['product', `/products/${made.product}`],
      ['stock', '/stock'],
      ['movements', '/stock?tab=movements'],
      ['supplier', `/suppliers/${made.supplier}`],
      ['customer', `/customers/${made.customer}`],
      ['suppliers', '/suppliers'],
      ['order', `/sales/orders/${made.order}`],
      ['ship', `/sales/ship?order=${made.order}`],
      ['reorder', '/purchasing/reorder'],
      ['history', '/history'],
    ] as const) {
      await studio.visit(`long-${name}`, path);
    }
  });
});

many('many', async ({ studio }) => {
  for (const [path] of everywhere) {
    if (path !== '/start') await studio.visit(`many-${nameOf(path)}`, path);
  }
});

for (const state of ['loading', 'failed'] as const) {
  test.describe(state, () => {
    test.use({ books: 'northwind' });

    test('every page', async ({ studio, stockroom, page }) => {
      await openShop(stockroom);
      for (const [path] of [...everywhere, ...ofOne]) {
        await page.goto('about:blank');
        await (state === 'loading' ? studio.holdBack() : studio.failAll());
        await page.goto(`${stockroom.url}/#${path}`);
        if (state === 'loading') await page.waitForTimeout(400); // the outlines come after 150 ms
        await studio.shoot(`${state}-${nameOf(path)}`, { waiting: state === 'loading' });
        await studio.letGo();
      }
    });
  });
}
