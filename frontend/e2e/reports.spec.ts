import { readFile } from 'node:fs/promises';
import { columnOf, csvRows, hundredths, sumOf, wordsOf, xlsxRows } from './files';
import { ReportPage, StockPage } from './pages';
import { expect, test } from './stockroom';

test.use({ books: 'northwind' });

interface Report {
  title: string;
  period?: string;
  rows: number;
  /** Columns with totals: on screen, and in a CSV. */
  totals: readonly (readonly [screen: string, csv: string])[];
  /** What the totals must be. */
  known: Readonly<Record<string, string>>;
}

const reports: readonly Report[] = [
  {
    title: 'Stock levels',
    rows: 77,
    totals: [
      ['On hand', 'on_hand'],
      ['Allocated', 'allocated'],
      ['Available', 'available'],
      ['On order', 'on_order'],
      ['Value', 'value'],
    ],
    // 27 Chang at 9.50 came, and two of 44 with a value of 256.50 were damaged.
    known: { 'On hand': '3,144', Value: '244.84' },
  },
  {
    title: 'Sales by product',
    period: 'Last year',
    rows: 77,
    totals: [
      ['Quantity', 'quantity'],
      ['Gross', 'gross'],
      ['Discount', 'discount'],
      ['Net', 'net'],
    ],
    known: { Net: '617,085.35' },
  },
];

test.beforeEach(async ({ stockroom }) => {
  const order = await stockroom.command<{ id: number; lines: { id: number }[] }>('Purchasing.Create', {
    supplierId: 1,
    place: true,
    lines: [{ productId: 2, quantityMilli: 40_000, unitCostMinorE4: 9_500_000 }],
  });
  const lines = [{ orderLineId: order.lines[0]?.id, quantityMilli: 27_000 }];
  await stockroom.command('Purchasing.Receive', { orderId: order.id, lines });
  const adjusted = [{ productId: 2, locationId: 1, quantityMilli: -2000 }];
  await stockroom.command('Stock.Adjust', { reason: 'damage', lines: adjusted });
});

/** Opens a report by its title and saves it in every format; what the files say. */
async function saved(shown: ReportPage, { title, period }: { title: string; period?: string }) {
  await shown.goTo('Reports');
  await shown.page.getByRole('link', { name: title }).click();
  await shown.expectTitle(title);
  if (period) await shown.period(period);
  const path = (format: string) => shown.stockroom.path(`report.${format}`);
  await shown.export('XLSX', path('xlsx'));
  await shown.export('CSV', path('csv'));
  await shown.export('PDF', path('pdf'));
  expect((await readFile(path('pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  return { xlsx: await xlsxRows(path('xlsx')), csv: await csvRows(path('csv')), pdf: await wordsOf(path('pdf')) };
}

for (const report of reports) {
  test(`${report.title}: screen, XLSX, CSV and PDF agree to the cent`, async ({ page, stockroom }) => {
    const shown = new ReportPage(page, stockroom);
    const { xlsx, csv, pdf } = await saved(shown, report);
    const list = shown.list(report.title);
    await list.expectRow(list.totals, report.known);
    expect(pdf).toContain(report.title);
    // The header, the rows and their total.
    expect([xlsx.length, csv.length]).toEqual([report.rows + 2, report.rows + 2]);
    for (const [title, header] of report.totals) {
      const written = (await (await list.cell(list.totals, title)).textContent()) ?? '';
      for (const column of [columnOf(xlsx, title), columnOf(csv, header)]) {
        expect(column.at(-1), title).toBe(hundredths(written));
        expect(sumOf(column.slice(0, -1)), title).toBe(hundredths(written));
      }
      expect(pdf, title).toContain(written);
    }
  });
}

test('the movements of all formats come to what is on hand and what it is worth', async ({ page, stockroom }) => {
  const { xlsx, csv, pdf } = await saved(new ReportPage(page, stockroom), { title: 'Stock movements' });
  expect([xlsx.length, csv.length]).toEqual([75, 75]);
  expect(pdf).toContain('RC-00001');
  const stock = new StockPage(page, stockroom);
  await stock.goTo('Stock');
  await stock.levels.expectRow(stock.levels.row('69 products'), { 'On hand': '3,043', Value: '244.84' });
  for (const [rows, value, quantity] of [
    [xlsx, 'Value', 'Quantity'],
    [csv, 'value', 'quantity'],
  ] as const) {
    expect(sumOf(columnOf(rows, value))).toBe(244_84);
    expect(sumOf(columnOf(rows, quantity))).toBe(3144_00); // with the archived products
  }
});

test('a cancelled save dialog says nothing and writes nothing', async ({ page, stockroom }) => {
  const report = new ReportPage(page, stockroom);
  await report.open('/reports/low-stock');
  await report.expectTitle('Low stock');
  await stockroom.answerDialog('');
  await report.action('Export XLSX').click();
  await expect.poll(async () => (await stockroom.asked()).length).toBe(1);
  await expect(report.action('Export XLSX')).toBeEnabled();
  await expect(report.message(/./)).toBeHidden();
});
