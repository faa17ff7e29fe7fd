import type { Locator, Page } from '@playwright/test';
import { everywhere, floatings, ofOne } from './everywhere';
import { openFloating, Window } from './pages';
import { longWords, openShop } from './screens/shop';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

const WAITING = '[aria-busy="true"], [role="status"][aria-label="Loading…"]';
/** How far everything may have moved, as the browser counts it: a page on which half moves by a tenth has 0.05. */
const MOST_SHIFT = 0.02;

/** Opens a page and waits until everything that it reads is there. */
async function openPage(window: Window, path: string, title: string): Promise<void> {
  await window.open(path);
  await window.expectTitle(title);
  await expect(window.page.locator(WAITING)).toHaveCount(0);
}

test('nothing moves once it is seen', async ({ page, stockroom }) => {
  test.slow();
  await openShop(stockroom);
  const window = new Window(page, stockroom);
  await page.addInitScript(() => {
    const moved: { value: number; what: string[] }[] = [];
    Object.assign(globalThis, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { node?: Element }[];
      })[]) {
        const what = entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? 'a text');
        moved.push({ value: entry.value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const [path, title] of [...everywhere, ...ofOne]) {
    await openPage(window, path, title);
    const moved = await page.evaluate(() => (globalThis as unknown as { moved: { value: number }[] }).moved);
    const sum = moved.reduce((all, { value }) => all + value, 0);
    expect.soft(sum, `${path}: ${JSON.stringify(moved)}`).toBeLessThanOrEqual(MOST_SHIFT);
  }
});

/** What stands beyond the window and cannot be scrolled to, and what covers what. */
async function troubles(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) found.push('the window itself scrolls');
    const named = (element: Element) =>
      `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)}`;
    const scrolls = (element: Element) =>
      [...ancestors(element)].some((at) => /auto|scroll/.test(getComputedStyle(at).overflow));
    const within = document.querySelector('[role="dialog"]') ?? document.body;
    const controls = [...within.querySelectorAll('a[href], button, input, textarea')].filter((element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    );
    function* ancestors(element: Element): Generator<Element> {
      for (let at = element.parentElement; at; at = at.parentElement) yield at;
    }
    const isClipped = (element: Element) => getComputedStyle(element).clipPath !== 'none';
    /** What is to be seen of an element: what its ancestors cut off is not. */
    const seen = (element: Element): DOMRect => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (const at of ancestors(element)) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const frame = at.getBoundingClientRect();
        left = Math.max(left, frame.left);
        top = Math.max(top, frame.top);
        right = Math.min(right, frame.right);
        bottom = Math.min(bottom, frame.bottom);
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };
    const boxes: { element: Element; box: DOMRect }[] = [];
    for (const element of controls) {
      const whole = element.getBoundingClientRect();
      const hidden = element.closest('[class*="skip"]') || [...ancestors(element)].some(isClipped);
      if (whole.width <= 1 || hidden) continue;
      const outside =
        whole.right > innerWidth + 1 || whole.bottom > innerHeight + 1 || whole.left < -1 || whole.top < -1;
      const box = seen(element);
      if (outside && !scrolls(element)) found.push(`out of reach: ${named(element)}`);
      else if (box.width > 1 && box.height > 1) boxes.push({ element, box });
    }
    // Neighbours in the same bar must not lie on each other.
    for (const { element, box } of boxes) {
      for (const other of boxes) {
        if (other.element === element || element.contains(other.element) || other.element.contains(element)) continue;
        // A field and the button at its end are one: what is typed keeps clear of it.
        const field = element.closest('.mantine-Input-wrapper');
        if (field && field === other.element.closest('.mantine-Input-wrapper')) continue;
        if (element.parentElement?.parentElement !== other.element.parentElement?.parentElement) continue;
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (wide > 2 && high > 2 && box.left <= other.box.left)
          found.push(`${named(element)} lies on ${named(other.element)}`);
      }
    }
    return [...new Set(found)];
  });
}

/** Numbers of a list that are cut or run into the next cell. */
async function cutNumbers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    for (const cell of document.querySelectorAll<HTMLElement>('[role="gridcell"].num, td.num')) {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const text = range.getBoundingClientRect();
      const next = cell.previousElementSibling?.getBoundingClientRect();
      if (range.getClientRects().length > 0 && next && text.left < next.right - 1) cut.push(cell.textContent ?? '');
      if (text.height > 2 * Number.parseFloat(getComputedStyle(cell).lineHeight)) cut.push(`${cell.textContent} wraps`);
    }
    return cut;
  });
}

for (const [name, size] of [
  ['narrow, 1024 pixels', { width: 1024, height: 700 }],
  // A window of 1280 × 800 at 200 % has as many pixels of the page as this.
  ['zoomed to 200 %', { width: 640, height: 400 }],
] as const) {
  test.describe(name, () => {
    test.use({ viewport: size });

    test('every page can be used', async ({ page, stockroom }) => {
      test.slow();
      await openShop(stockroom);
      const window = new Window(page, stockroom);
      for (const [path, title] of [...everywhere, ...ofOne]) {
        await openPage(window, path, title);
        expect.soft(await troubles(page), path).toEqual([]);
        expect.soft(await cutNumbers(page), path).toEqual([]);
      }
    });

    test('every dialog can be used', async ({ page, stockroom }) => {
      test.slow();
      await openShop(stockroom);
      const window = new Window(page, stockroom);
      for (const what of floatings) {
        await openFloating(window, what);
        expect.soft(await troubles(page), what.name).toEqual([]);
      }
    });
  });
}

/** Whether what is cut can be read as a tooltip. */
async function cutWithoutTooltip(within: Locator): Promise<string[]> {
  return within.evaluateAll((elements) =>
    elements
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && !element.closest('[title]'))
      .map((element) => element.textContent ?? ''),
  );
}

test('the longest words and the largest numbers keep to their places', async ({ page, stockroom }) => {
  test.slow();
  const made = await longWords(stockroom);
  const window = new Window(page, stockroom);
  for (const path of [
    '/',
    '/products',
    `/products/${made.product}`,
    '/stock',
    '/stock?tab=movements',
    '/suppliers',
    `/suppliers/${made.supplier}`,
    `/customers/${made.customer}`,
    '/sales/orders',
    `/sales/orders/${made.order}`,
    `/sales/ship?order=${made.order}`,
    '/purchasing/reorder',
    '/history',
    '/reports/stock-levels',
  ]) {
    await window.open(path);
    await expect(page.locator(WAITING)).toHaveCount(0);
    expect.soft(await troubles(page), path).toEqual([]);
    expect.soft(await cutNumbers(page), path).toEqual([]);
    expect.soft(await cutWithoutTooltip(page.locator('h1, [role="gridcell"]')), path).toEqual([]);
  }
});

test('with the colours of the system one sees what is selected, and where the keyboard is', async ({
  page,
  stockroom,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const window = new Window(page, stockroom);
  await openPage(window, '/products', 'Products');
  await window.press('Space', 'ArrowDown');
  const row = page.locator('[data-cursor]');
  await expect(row).toHaveAttribute('aria-rowindex', '3');
  await expect(row).toHaveCSS('outline-style', 'solid');
  // The engine draws them, checked or not.
  await expect(page.getByRole('checkbox', { name: /^Select / }).first()).toHaveCSS('appearance', 'auto');
  await window.press('c');
  const tick = page.getByRole('checkbox', { name: 'Supplier' }).locator('xpath=..').locator('svg');
  const colours = () =>
    tick.evaluate((svg) => [getComputedStyle(svg).color, getComputedStyle(document.body).color] as const);
  const [drawn, text] = await colours();
  expect(drawn).toBe(text);
});
