import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { readSheet } from 'read-excel-file/node';

/** The words of a PDF, read back by poppler. */
export async function wordsOf(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', path, '-']);
  return stdout;
}

/** The rows of a CSV file as RFC 4180 has them, header first. */
export async function csvRows(path: string): Promise<string[][]> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

/** The rows of a workbook's first sheet. */
export async function xlsxRows(path: string): Promise<unknown[][]> {
  return readSheet(path);
}

/** The cells of a column in hundredths, without the header. */
export function columnOf(rows: readonly (readonly unknown[])[], header: string): number[] {
  const at = rows[0]?.indexOf(header) ?? -1;
  if (at < 0) throw new Error(`no column ${header}, but ${rows[0]?.join(', ')}`);
  return rows.slice(1).map((row) => hundredths(String(row[at] ?? '')));
}

export function sumOf(cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + cell, 0);
}

/** 1,234.5 as 123450. */
export function hundredths(written: string): number {
  const [, sign, whole, part = ''] = /^(-?)([\d,]*)(?:\.(\d+))?$/.exec(written.replace('−', '-')) ?? [];
  if (whole === undefined) throw new Error(`${written} is no number`);
  return (sign === '-' ? -1 : 1) * Number(whole.replaceAll(',', '') + part.slice(0, 2).padEnd(2, '0'));
}
