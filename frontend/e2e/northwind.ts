import { join } from 'node:path';
import type { Stockroom } from './stockroom';

/** The day after Northwind's last order, on which its books are taken in. */
export const NORTHWIND_DAY = '1998-05-07T09:00:00Z';

const FILES = join(import.meta.dirname, '../../backend/importer/testdata/northwind');

/** The path of one of Northwind's files: `northwindFile('products')`. */
export function northwindFile(name: string): string {
  return join(FILES, `${name}.csv`);
}

/** What is imported, in this order. */
export const northwindImports = [
  { kind: 'categories' },
  { kind: 'suppliers' },
  { kind: 'customers' },
  { kind: 'products' },
  { kind: 'sales-orders', file: 'orders', lines: 'order-details' },
] as const;

/** Takes the company in as `stockroom import` does, the finished orders as history. */
export async function importNorthwind(stockroom: Stockroom): Promise<void> {
  for (const each of northwindImports) {
    const { done, problems } = await stockroom.command<{ done: boolean; problems: object[] }>('Imports.Run', {
      kind: each.kind,
      path: northwindFile('file' in each ? each.file : each.kind),
      linesPath: 'lines' in each ? northwindFile(each.lines) : '',
      history: true,
      skipBad: false,
      dates: '',
    });
    if (!done) throw new Error(`${each.kind}: ${JSON.stringify(problems)}`);
  }
}
