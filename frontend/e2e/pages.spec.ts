import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Window } from './pages';
import { expect, test } from './stockroom';

/** Every page of the window and its title. */
const everywhere = [
  ['/', 'Today'],
  ['/start', 'Welcome'],
  ['/products', 'Products'],
  ['/stock', 'Stock'],
  ['/stock?tab=movements', 'Stock'],
  ['/stock?tab=locations', 'Stock'],
  ['/purchasing/orders', 'Purchase orders'],
  ['/purchasing/orders/new', 'New purchase order'],
  ['/purchasing/receive', 'Receive'],
  ['/purchasing/reorder', 'Reorder'],
  ['/suppliers', 'Suppliers'],
  ['/sales/orders', 'Sales orders'],
  ['/sales/orders/new', 'New sales order'],
  ['/sales/ship', 'Ship'],
  ['/customers', 'Customers'],
  ['/history', 'History'],
  ['/reports', 'Reports'],
  ['/reports/stock-levels', 'Stock levels'],
  ['/reports/sales-by-period', 'Sales by period'],
  ['/settings', 'Settings'],
  ['/settings?do=import', 'Import'],
] as const;

/** Pages of one thing, in Northwind's books with one purchase order. */
const ofOne = [
  ['/products?archived=all', 'Products'],
  ['/products/2', 'Chang'],
  ['/products/2?tab=locations', 'Chang'],
  ['/products/2?tab=orders', 'Chang'],
  ['/products/2?tab=suppliers', 'Chang'],
  ['/products/2?tab=notes', 'Chang'],
  ['/purchasing/orders/1', 'PO-00001'],
  ['/purchasing/orders/new?supplier=1', 'New purchase order'],
  ['/purchasing/receive?order=1', 'Receive PO-00001'],
  ['/suppliers/1', 'Exotic Liquids'],
  ['/sales/orders/761', '11008'],
  ['/sales/orders/new?customer=1', 'New sales order'],
  ['/sales/ship?order=761', 'Ship 11008'],
  ['/customers/20', 'Ernst Handel'],
] as const;

/** The dialogs that most people see, by the page and the key that open them. */
const dialogs = [
  ['/products', 'Products', 'n', 'New product'],
  ['/products/2', 'Chang', 'e', 'Edit product'],
  ['/products/2', 'Chang', 'o', 'Order Chang'],
  ['/products/2', 'Chang', 'a', 'Adjust'],
  ['/stock', 'Stock', 't', 'Transfer'],
  ['/stock', 'Stock', 'o', 'Opening balance'],
  ['/stock?tab=locations', 'Stock', 'n', 'New location'],
  ['/suppliers', 'Suppliers', 'n', 'New supplier'],
  ['/customers', 'Customers', 'n', 'New customer'],
  ['/', 'Today', '?', 'Keys'],
  ['/', 'Today', 'Control+k', 'Find'],
] as const;

/** Fails with what axe objects to. In the dark all is as in the light but for the colours. */
async function expectAccessible(page: Page, place: string, scheme: 'light' | 'dark'): Promise<void> {
  // There are no frames: axe need not open a page of its own to sum up.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (scheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  const found = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 200)}`));
  expect.soft(found, place).toEqual([]);
}

/** Opens a page and waits until it is there with everything it reads. */
async function openPage(window: Window, path: string, title: string): Promise<void> {
  await window.open(path);
  await window.expectTitle(title);
  const tab = /tab=(\w+)/.exec(path)?.[1];
  if (tab) await expect(window.page.getByRole('tab', { selected: true })).toHaveText(new RegExp(`^${tab}`, 'i'));
  await expect(window.page.locator('[aria-busy="true"], [role="status"][aria-label="Loading…"]')).toHaveCount(0);
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('every page is accessible when empty', async ({ page, stockroom }) => {
      test.slow();
      const window = new Window(page, stockroom);
      for (const [path, title] of everywhere) {
        await openPage(window, path, title);
        await expectAccessible(page, path, scheme);
      }
    });

    test.describe("on Northwind's books", () => {
      test.use({ books: 'northwind' });

      test.beforeEach(async ({ stockroom }) => {
        await stockroom.command('Purchasing.Create', {
          supplierId: 1,
          place: true,
          lines: [{ productId: 2, quantityMilli: 40_000, unitCostMinorE4: 9_500_000 }],
        });
      });

      for (const [name, pages] of [
        ['every list', everywhere],
        ['every page of one thing', ofOne],
      ] as const) {
        test(`${name} is accessible`, async ({ page, stockroom }) => {
          test.slow();
          const window = new Window(page, stockroom);
          for (const [path, title] of pages) {
            await openPage(window, path, title);
            await expectAccessible(page, path, scheme);
          }
        });
      }

      test('the dialogs are accessible', async ({ page, stockroom }) => {
        test.slow();
        const window = new Window(page, stockroom);
        for (const [path, title, key, name] of dialogs) {
          await openPage(window, path, title);
          await window.press(key);
          const dialog = window.dialog(name);
          await dialog.expectOpen();
          // What fades in is half transparent at first.
          await expect(dialog.root).toHaveCSS('opacity', '1');
          await expectAccessible(page, name, scheme);
          await window.press('Escape');
          await dialog.expectClosed();
        }
      });
    });
  });
}
