import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { everywhere, floatings, ofOne } from './everywhere';
import { openFloating, Window } from './pages';

import { expect, test } from './stockroom';

/** Fails with what axe objects to. In the dark all is as in the light but for the colours. */
async function expectAccessible(page: Page, place: string, scheme: 'light' | 'dark', above = false): Promise<void> {
  // There are no frames: axe need not open a page of its own to sum up.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // A menu belongs to its button, wherever it stands in the document; a list of choices is walked by the arrows of its field.
  if (above) axe.disableRules(['region', 'scrollable-region-focusable']);
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

      for (const half of [0, 1]) {
        test(`the dialogs, menus and lists of choices are accessible, ${half + 1} of 2`, async ({
          page,
          stockroom,
        }) => {
          test.slow();
          const window = new Window(page, stockroom);
          for (const what of floatings.filter((_, at) => at % 2 === half)) {
            await openFloating(window, what);
            await expectAccessible(page, what.name, scheme, true);
          }
        });
      }
    });
  });
}
