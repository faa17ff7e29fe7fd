import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect } from '@playwright/test';

/** A dialog that was shown, or a file that was revealed. */
export interface Question {
  kind: 'save' | 'open' | 'reveal';
  title: string;
  fileName: string;
  filter: string;
  path: string;
}

/** The program behind the page: its own process on its own new database. */
export class Stockroom {
  private constructor(
    /** Where the page is. */
    readonly url: string,
    /** A folder of the test's own; the database is in it. */
    readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(clock?: string): Promise<Stockroom> {
    const folder = await mkdtemp(join(tmpdir(), 'stockroom-e2e-'));
    const program = join(import.meta.dirname, '../../build/bin/stockroom-e2e');
    const page = join(import.meta.dirname, '../dist');
    const args = ['--db', join(folder, 'books.db'), '--page', page, ...(clock === undefined ? [] : ['--clock', clock])];
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const [url] = await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`${program} ended with ${String(code)}`))),
    ]);
    return new Stockroom(String(url), folder, child);
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.stdin?.end();
    await ended;
    await rm(this.folder, { recursive: true, force: true });
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

/**
 * Tests with the page open on a new, empty database. An error in the page, or
 * one on its console, fails the test.
 */
export const test = base.extend<{ clock: string | undefined; stockroom: Stockroom }>({
  /** Where the clock stands; undefined is the system's: `test.use({ clock: '2026-03-02T09:00:00Z' })`. */
  clock: [undefined, { option: true }],
  stockroom: async ({ page, clock }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const stockroom = await Stockroom.start(clock);
    await page.goto(stockroom.url);
    await use(stockroom);
    await stockroom.stop();
    expect(errors, 'errors in the page').toEqual([]);
  },
});

export { expect };
