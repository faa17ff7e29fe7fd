import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page, Route } from '@playwright/test';
import { Window } from '../pages';
import { test as base, expect } from '../stockroom';

const ROOT = join(import.meta.dirname, '../../..');

/** Where the pictures go: a folder for each look, `1280x800-light/few-products.png`. */
export const PICTURES = process.env.STOCKROOM_SCREENS ?? join(ROOT, 'build/screenshots');

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
type Size = (typeof SIZES)[number];
const SCHEMES = ['light', 'dark'] as const;

/** What stands for something that is being read. */
const WAITING = '[aria-busy="true"], [role="status"][aria-label="Loading…"]';

/** The page before a camera: each picture in both sizes and both themes. */
export class Studio extends Window {
  private held: Route[] = [];

  /** Takes the four pictures of what is shown, or the two of one size, once nothing is being read any more. */
  async shoot(name: string, { waiting = false, sizes = SIZES as readonly Size[] } = {}): Promise<void> {
    for (const size of sizes) {
      await this.page.setViewportSize(size);
      for (const colorScheme of SCHEMES) {
        await this.page.emulateMedia({ colorScheme });
        if (!waiting) await expect(this.page.locator(WAITING)).toHaveCount(0);
        await settled(this.page);
        const folder = join(PICTURES, `${size.width}x${size.height}-${colorScheme}`);
        await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
      }
      const wider = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(wider, `${name}: so many pixels are beyond the edge`).toBeLessThanOrEqual(0);
    }
  }

  /** Opens a page anew in either size, as one finds it there, and takes its pictures. */
  async visit(name: string, path: string): Promise<void> {
    for (const size of SIZES) {
      await this.page.setViewportSize(size);
      await this.open(path);
      await this.shoot(name, { sizes: [size] });
    }
  }

  /** From now on nothing that a page reads arrives. */
  async holdBack(): Promise<void> {
    await this.page.route('**/__bridge/call', (route) => {
      if (isFrame(route)) return route.fallback();
      this.held.push(route);
    });
  }

  /** What was held back arrives after all. */
  async letGo(): Promise<void> {
    await this.page.unrouteAll();
    await Promise.all(this.held.splice(0).map((route) => route.continue().catch(() => {})));
  }

  /** From now on everything that a page reads fails. */
  async failAll(): Promise<void> {
    const error = JSON.stringify({ code: 'api.internal', field: '', params: { reference: '7Q2K-M4' }, message: '' });
    await this.page.route('**/__bridge/call', (route) =>
      isFrame(route) ? route.fallback() : route.fulfill({ json: { result: null, error } }),
    );
  }
}

/** What the frame around every page reads, which is there long before. */
function isFrame(route: Route): boolean {
  return /api\.(Settings\.Get|App\.Version|Today\.Counts)\b/.test(route.request().postData() ?? '');
}

/** Fonts are there, and two frames were drawn since. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
  });
}

/** A folder with large books, made once and kept: 20,000 products, 100,000 movements. */
async function manyBooks(): Promise<string> {
  const kept = join(ROOT, 'build/cache/screens-many');
  const there = await access(join(kept, 'books.db')).then(
    () => true,
    () => false,
  );
  if (there) return kept;
  const made = await mkdtemp(join(tmpdir(), 'stockroom-many-'));
  const program = process.env.STOCKROOM_PROGRAM ?? join(ROOT, 'build/bin/stockroom');
  const size = ['--products', '20000', '--movements', '100000'];
  await promisify(execFile)(program, ['--db', join(made, 'books.db'), 'seed', ...size]);
  await mkdir(join(ROOT, 'build/cache'), { recursive: true });
  await promisify(execFile)('cp', ['-r', made, `${kept}.new`]);
  await rm(made, { recursive: true });
  await rename(`${kept}.new`, kept);
  return kept;
}

export const test = base.extend<{ studio: Studio }>({
  studio: async ({ page, stockroom }, use) => use(new Studio(page, stockroom)),
});

/** Tests on the large books instead of Northwind's, made today. */
export const many = test.extend<object, { northwind: string }>({
  books: 'northwind',
  startsAt: new Date().toISOString(),
  northwind: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => use(await manyBooks()),
    { scope: 'worker', timeout: 600_000 },
  ],
});

export { expect };
