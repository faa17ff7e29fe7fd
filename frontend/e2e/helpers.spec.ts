import { AxeBuilder } from '@axe-core/playwright';
import { Window } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });
for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });
    test('the history, the finder, scans and the set-up are accessible', async ({ page, stockroom }) => {
      test.slow();
      const window = new Window(page, stockroom);
      const look = async (place: string) => {
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect
          .soft(
            violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`)),
            place,
          )
          .toEqual([]);
      };
      await window.open('/history');
      await expect(page.getByRole('row').nth(2)).toBeVisible();
      await look('history');
      await window.open('/settings?at=sounds');
      await expect(page.getByRole('region', { name: 'Scanner' })).toBeVisible();
      await look('settings');
      await window.press('Control+k');
      await page.getByRole('combobox', { name: 'Find' }).fill('cha');
      await expect(page.getByRole('option', { name: /Chai/ })).toBeVisible();
      await expect(window.dialog('Find').root).toHaveCSS('opacity', '1');
      await look('finder');
      await window.press('ArrowRight');
      await expect(page.getByRole('group', { name: 'Chai' })).toBeVisible();
      await look('actions');
      await window.press('Escape', 'Escape');
      await window.open('/stock');
      await window.scan('NOBODY-1');
      const unknown = window.dialog('Nobody has the code NOBODY-1');
      await unknown.expectOpen();
      await expect(unknown.root).toHaveCSS('opacity', '1');
      await look('unknown code');
      await window.open('/');
      await page.getByRole('button', { name: 'Set up…' }).click();
      const setup = window.dialog('Start with your company');
      await setup.expectOpen();
      await expect(setup.root).toHaveCSS('opacity', '1');
      await look('set-up');
    });
  });
}
