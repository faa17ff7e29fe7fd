import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './stockroom';

const pages = [
  '/',
  '/start',
  '/products',
  '/stock',
  '/purchasing/orders',
  '/purchasing/receive',
  '/purchasing/reorder',
  '/suppliers',
  '/sales/orders',
  '/sales/ship',
  '/customers',
  '/reports',
  '/settings',
];

for (const path of pages) {
  test(`${path} is accessible when empty, light and dark`, async ({ page, stockroom }) => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${stockroom.url}/#${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html).join(' | ')}`);
      expect(found, scheme).toEqual([]);
    }
  });
}
