import { cp, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Locator, type Page, test as plain } from '@playwright/test';
import { Window } from './pages';
import { expect, Stockroom, test } from './stockroom';

const backups = (page: Page): Locator => page.getByRole('list', { name: 'Backups' }).getByRole('listitem');

/** axe objects to nothing, in either theme. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)}`))).toEqual([]);
  }
}

async function products(stockroom: Stockroom): Promise<number> {
  return (await stockroom.call<{ products: number }>('App.Database')).products;
}

/** Making a key of a passphrase is meant to take long. */
const keyMaking = { timeout: 40_000 };

const unit = { code: 'box', name: 'box', decimals: 0 };

test.describe('backups', () => {
  test.use({ books: 'northwind' });

  test('what was changed since a backup is gone after its restore, and can be brought back', async ({
    page,
    stockroom,
    clock,
  }) => {
    const window = new Window(page, stockroom);
    await clock.goTo('2026-11-24T08:00:00Z');
    await window.open('/settings');
    await window.action('Back up now').click();
    await window.expectMessage('The backup is made and proved.');
    const made = backups(page).filter({ hasText: 'Asked for' });
    await expect(made).toContainText('77 products · 830 orders');

    await clock.goTo('2026-11-24T09:30:00Z');
    await stockroom.command('Catalog.CreateUnit', unit);
    await expect(page.getByRole('gridcell', { name: 'box' }).first()).toBeVisible();
    await made.getByRole('button').click();
    const dialog = window.dialog('Restore a backup');
    await expect(dialog.root.getByRole('row', { name: /^Last entry/ })).toContainText('9:30 AM');
    await expect(dialog.root.getByRole('row', { name: 'Products 77 77' })).toBeVisible();
    await expectAccessible(page);
    await dialog.submit('Restore');

    await expect(page.getByRole('gridcell', { name: 'box' })).toHaveCount(0);
    await expect(backups(page).first()).toContainText('Before a restore');
    expect(await products(stockroom)).toBe(77);
    await window.undo('Restored.');
    await expect(page.getByRole('gridcell', { name: 'box' }).first()).toBeVisible();
  });

  test('an encrypted copy opens with its passphrase alone', async ({ page, stockroom }) => {
    test.slow();
    const window = new Window(page, stockroom);
    const path = stockroom.path('safe copy.db.age');
    await window.open('/settings');
    await window.action('Save a copy…').click();
    const saving = window.dialog('Save a copy of the books');
    await saving.root.getByLabel('Encrypt with a passphrase').check();
    await saving.fill({ Passphrase: 'seven tea bags', 'The same again': 'eight tea bags' });
    await saving.button('Choose where…').click();
    await saving.expectError('The same again', 'The two differ.');
    await stockroom.answerDialog(path);
    await saving.fill({ 'The same again': 'seven tea bags' });
    await saving.button('Choose where…').click();
    await expect(saving.root).toBeHidden(keyMaking);
    await window.expectMessage(path);
    await stockroom.command('Catalog.CreateUnit', unit);

    await stockroom.answerDialog(path);
    await window.action('Restore another file…').click();
    const dialog = window.dialog('Restore a backup');
    await dialog.fill({ Passphrase: 'eight tea bags' });
    await dialog.button('Open').click();
    await expect(dialog.root.getByText(/does not open/)).toBeVisible(keyMaking);
    await dialog.expectError('Passphrase', /does not open/);
    await dialog.fill({ Passphrase: 'seven tea bags' });
    await dialog.button('Open').click();
    await expect(dialog.root.getByRole('table')).toBeVisible(keyMaking);
    await dialog.button('Restore').click();
    await expect(dialog.root).toBeHidden(keyMaking);
    await expect(page.getByRole('gridcell', { name: 'box' })).toHaveCount(0);
    expect((await readdir(stockroom.path('backups'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

plain.describe('books that cannot be opened', () => {
  let folder = '';
  let stockroom: Stockroom;
  const made = async (): Promise<void> => {
    folder = await mkdtemp(join(tmpdir(), 'stockroom-damaged-'));
    const maker = await Stockroom.start();
    await maker.command('Catalog.CreateUnit', unit);
    await maker.command('Backups.Create', {});
    await maker.stop({ keep: true });
    await cp(maker.folder, folder, { recursive: true });
    await rm(maker.folder, { recursive: true, force: true });
  };

  plain.beforeEach(made);
  plain.afterEach(async () => {
    await stockroom.stop();
    await rm(folder, { recursive: true, force: true });
  });

  plain('are replaced by their newest backup, and kept as they are', async ({ page }) => {
    const file = await open(join(folder, 'books.db'), 'r+');
    await file.write(Buffer.alloc(100), 0, 100, 0);
    await file.close();
    stockroom = await Stockroom.start({ copyOf: folder });
    await page.goto(`${stockroom.url}/#/settings`);
    await expect(page.getByText('Your books cannot be read.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('list', { name: 'The newest backup' }).getByRole('button').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
    await expect(page.getByRole('gridcell', { name: 'box' }).first()).toBeVisible();
    expect(await readdir(stockroom.path('backups'))).toContainEqual(expect.stringMatching(/-damaged\.db$/));
  });

  plain('are not begun anew unless one says so where they are gone', async ({ page }) => {
    await rm(join(folder, 'books.db'));
    stockroom = await Stockroom.start({ copyOf: folder });
    await page.goto(`${stockroom.url}/#/settings`);
    await expect(page.getByText('Your books are not where they were.')).toBeVisible();
    expect(await readdir(stockroom.folder)).toEqual(['backups']);
    await page.getByRole('button', { name: 'Begin new books' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
    await expect(page.getByRole('gridcell', { name: 'piece' }).first()).toBeVisible();
    await expect(page.getByRole('gridcell', { name: 'box' })).toHaveCount(0);
    expect((await readdir(stockroom.path('backups'))).length).toBeGreaterThan(0);
  });
});
