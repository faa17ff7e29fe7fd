import { ProductsPage, StartPage } from './pages';
import { expect, test } from './stockroom';

test('the frame of the last time is there before the page, and its links work', async ({ page, stockroom }) => {
  const today = new StartPage(page, stockroom);
  await today.open('/');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('stockroom.frame'))).toContain('Products');

  let load = () => {};
  const loaded = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.route('**/assets/start-*.js', async (route) => {
    await loaded;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  const rail = page.getByRole('navigation', { name: 'Main' });
  await expect(rail.getByRole('button', { name: 'Fold the rail' })).toBeDisabled();
  await rail.getByRole('link', { name: 'Products' }).click();
  await expect(page.getByRole('main')).toBeEmpty();
  load();
  await new ProductsPage(page, stockroom).expectTitle('Products');
  await expect(rail.getByRole('button', { name: 'Fold the rail' })).toBeEnabled();
});
