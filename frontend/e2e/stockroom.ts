import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect, type Page } from '@playwright/test';
import { importNorthwind, NORTHWIND_DAY } from './northwind';

/** A dialog that was shown, or a file that was revealed. */
export interface Question {
  kind: 'save' | 'open' | 'reveal';
  title: string;
  fileName: string;
  filter: string;
  path: string;
}

interface Start {
  /** Where the clock stands, RFC 3339; undefined is the system's. */
  clock?: string;
  /** A folder with books to begin with; without it they are new and empty. */
  copyOf?: string;
}

/** The program behind the page: its own process on its own database. */
export class Stockroom {
  private constructor(
    /** Where the page is. */
    readonly url: string,
    /** A folder of the test's own; the database is in it. */
    readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start({ clock, copyOf }: Start = {}): Promise<Stockroom> {
    const folder = await mkdtemp(join(tmpdir(), 'stockroom-e2e-'));
    if (copyOf !== undefined) await cp(copyOf, folder, { recursive: true });
    const program = process.env.STOCKROOM_E2E ?? join(import.meta.dirname, '../../build/bin/stockroom-e2e');
    const page = process.env.STOCKROOM_PAGE ?? join(import.meta.dirname, '../dist');
    const args = ['--db', join(folder, 'books.db'), '--page', page, ...(clock === undefined ? [] : ['--clock', clock])];
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const [url] = await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`${program} ended with ${String(code)}`))),
    ]);
    return new Stockroom(String(url), folder, child);
  }

  /** Ends the program and removes its folder, unless the books are to be kept. */
  async stop({ keep = false } = {}): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.stdin?.end();
    await ended;
    if (!keep) await rm(this.folder, { recursive: true, force: true });
  }

  /** A path in the test's own folder. */
  path(name: string): string {
    return join(this.folder, name);
  }

  /** Calls a method as the page would: `call('Catalog.List', {})`. */
  async call<Answer>(method: string, request: object = {}): Promise<Answer> {
    const reply = (await this.post('call', { name: `api.${method}`, args: [request] })) as {
      result: Answer;
      error?: string;
    };
    if (reply.error !== undefined) throw new Error(`${method}: ${reply.error}`);
    return reply.result;
  }

  /** Gives a command under a request id of its own. */
  command<Answer>(method: string, request: object): Promise<Answer> {
    return this.call<Answer>(method, { requestId: randomUUID(), ...request });
  }

  /** The answer of the next file dialog; '' cancels it. */
  async answerDialog(path: string): Promise<void> {
    await this.post('dialog', { path });
  }

  /** A click in the native menu. */
  async menu(item: string): Promise<void> {
    await this.post('menu', { item });
  }

  /** Stops the clock at the instant, RFC 3339. */
  async setClock(at: string): Promise<void> {
    await this.post('clock', { at });
  }

  /** The dialogs shown and the files revealed so far. */
  async asked(): Promise<Question[]> {
    const response = await fetch(`${this.url}/__bridge/asked`);
    return (await response.json()) as Question[];
  }

  private async post(what: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.url}/__bridge/${what}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${what}: ${await response.text()}`);
    return response.json();
  }
}

/** What time it is, for the program and for the page alike. */
export class Clock {
  constructor(
    private readonly page: Page,
    private readonly stockroom: Stockroom,
  ) {}

  /** Goes to the instant, RFC 3339, and stands there. */
  async goTo(at: string): Promise<void> {
    await this.stockroom.setClock(at);
    await this.page.clock.setFixedTime(at);
  }
}

interface Given {
  /** Where the clock stands at first: `test.use({ startsAt: '2026-03-02T09:00:00Z' })`; undefined is the system's. */
  startsAt: string | undefined;
  /** What the books hold at first: nothing, or the Northwind company, imported on NORTHWIND_DAY. */
  books: 'empty' | 'northwind';
}

interface Fixtures {
  stockroom: Stockroom;
  clock: Clock;
}

/**
 * Tests with the page open on a database of their own. An error in the page,
 * or one on its console, fails the test.
 */
export const test = base.extend<Given & Fixtures, { northwind: string }>({
  startsAt: [undefined, { option: true }],
  books: ['empty', { option: true }],
  // A folder with Northwind's books, made once: tests begin with a copy of it.
  northwind: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => {
      const maker = await Stockroom.start({ clock: NORTHWIND_DAY });
      await importNorthwind(maker);
      await maker.stop({ keep: true });
      await use(maker.folder);
      await rm(maker.folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  stockroom: async ({ page, startsAt, books, northwind }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const filled = books === 'northwind';
    const clock = startsAt ?? (filled ? NORTHWIND_DAY : undefined);
    const stockroom = await Stockroom.start({ clock, copyOf: filled ? northwind : undefined });
    if (clock !== undefined) await page.clock.setFixedTime(clock);
    await page.goto(stockroom.url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await use(stockroom);
    const before = [...errors];
    await stockroom.stop();
    expect(before, 'errors in the page').toEqual([]);
  },
  clock: async ({ page, stockroom }, use) => use(new Clock(page, stockroom)),
});

export { expect };
