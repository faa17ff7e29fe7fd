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
  await page.route('**/assets/start-*', async (route) => {
    await loaded;
    await route.continue();
  });
  // How the window looks, with every frame of the screen.
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const look = () => {
      const link = document.querySelector('nav a');
      const now = link ? getComputedStyle(link).display : 'nothing';
      if (seen.at(-1) !== now) seen.push(now);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.reload({ waitUntil: 'commit' });
  const rail = page.getByRole('navigation', { name: 'Main' });
  await expect(rail.getByRole('button', { name: 'Fold the rail' })).toBeDisabled();
  await rail.getByRole('link', { name: 'Products' }).click();
  await expect(page.getByRole('main')).toBeEmpty();
  load();
  await new ProductsPage(page, stockroom).expectTitle('Products');
  await expect(rail.getByRole('button', { name: 'Fold the rail' })).toBeEnabled();
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  // In its styles from the first, and never gone.
  expect(seen.filter((each, at) => at > 0 || each !== 'nothing')).toEqual(['flex']);
});
