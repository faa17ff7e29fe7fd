import { notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { api } from '../../backend';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

afterEach(() => notifications.clean());

const column = (key: string, title: string, kind: string, total = false, help = ''): api.ReportColumn => ({
  key,
  title,
  kind,
  total,
  help,
});
const net = column('net', 'Net', 'money', true, 'Price × quantity × (1 − discount), rounded per order line.');
const sales = ['from', 'to', 'location', 'category', 'basis'];
const byProduct: api.ReportInfo = {
  name: 'sales-by-product',
  title: 'Sales by product',
  question: 'What sells?',
  columns: [
    column('sku', 'SKU', 'text'),
    column('name', 'Product', 'text'),
    column('quantity', 'Quantity', 'quantity', true),
    net,
    column('cost', 'Cost', 'money', true),
    column('margin_percent', 'Margin %', 'percent'),
  ],
  parameters: sales,
};
const byPeriod: api.ReportInfo = {
  name: 'sales-by-period',
  title: 'Sales by period',
  question: 'How do sales go?',
  columns: [column('period', 'Period', 'text'), net],
  parameters: [...sales, 'by'],
};
const text = (value: string): api.ReportCell => ({ text: value, number: null });
const number = (value: number | null): api.ReportCell => ({ text: '', number: value });

const productPage: api.ReportPage = {
  report: byProduct,
  rows: [
    {
      subject: 'product',
      id: 38,
      cells: [text('38'), text('Côte de Blaye'), number(623_000), number(14_139_674), number(null), number(3750)],
    },
  ],
  next: 0,
  rowCount: 1,
  totals: [text(''), text(''), number(623_000), number(14_139_674), number(null), number(null)],
  series: [],
};
const periodPage: api.ReportPage = {
  report: byPeriod,
  rows: [
    { subject: '', id: 0, cells: [text('1997-01'), number(6_125_808)] },
    { subject: '', id: 0, cells: [text('1997-02'), number(3_848_364)] },
  ],
  next: 0,
  rowCount: 2,
  totals: [text(''), number(9_974_172)],
  series: [
    { period: '1997-01', orders: 33, netMinor: 6_125_808, marginMinor: null },
    { period: '1997-02', orders: 29, netMinor: 3_848_364, marginMinor: null },
  ],
};

const books = (more: Record<string, (request: never) => unknown> = {}) =>
  fakeBackend({
    Reports: {
      List: () => ({ reports: [byProduct, byPeriod] }),
      Run: ({ name }: api.ReportQuery) => (name === 'sales-by-period' ? periodPage : productPage),
      ...more,
    },
    Stock: { Locations: () => ({ rows: [] }) },
    Catalog: { Categories: () => ({ rows: [] }) },
  });
const sent = (backend: ReturnType<typeof books>, method: string) =>
  backend.calls.filter(([name]) => name === `Reports.${method}`).map(([, request]) => request);

describe('the list of reports', () => {
  it('asks questions, and opens one with its digit', async () => {
    books();
    const { user, router } = renderAt('/reports');
    expect(await screen.findByRole('link', { name: /What sells\?/ })).toHaveAttribute(
      'href',
      '/reports/sales-by-product',
    );
    await user.keyboard('2');
    await waitFor(() => expect(router.state.location.pathname).toBe('/reports/sales-by-period'));
  });

  it('is found by Ctrl+K, by name or question', async () => {
    books();
    const { user, router } = renderAt('/settings');
    await screen.findByRole('navigation', { name: 'Main' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find' }), 'what sells');
    await user.click(await screen.findByRole('option', { name: /Sales by product/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/reports/sales-by-product'));
  });
});

describe('a report', () => {
  it('asks for what the address says and writes every kind of figure', async () => {
    const backend = books();
    renderAt('/reports/sales-by-product?from=1997-01-01&to=1997-12-31&location=2&category=7&basis=shipped');
    const row = await screen.findByRole('row', { name: /Côte de Blaye/ });
    expect(
      within(row)
        .getAllByRole('gridcell')
        .map((cell) => cell.textContent),
    ).toEqual(['38', 'Côte de Blaye', '623', '141,396.74', '–', '37.50\u00a0%']);
    expect(sent(backend, 'Run')[0]).toEqual({
      name: 'sales-by-product',
      params: {
        from: '1997-01-01',
        to: '1997-12-31',
        asOf: '',
        location: '#2',
        category: '#7',
        basis: 'shipped',
        by: '',
      },
      offset: 0,
      limit: 50,
    });
    expect(screen.getByText('$141,396.74')).toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: 'Net' })).toHaveAccessibleDescription(/rounded per order line/);
  });

  it('makes a door of a total in the footer, where a list shows its rows', async () => {
    books();
    const { user, router } = renderAt('/reports/sales-by-product?from=1997-01-01');
    const totals = within(await screen.findByRole('row', { name: /^Total/ }));
    expect(totals.queryByRole('button', { name: /Quantity/ })).toBeNull();
    await user.click(totals.getByRole('button', { name: 'Net: 141,396.74' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/sales/orders'));
    expect(router.state.location.search).toMatchObject({ orderDay: '1997-01-01..' });
  });

  it('keeps the bar of a figure within its cell, and writes all percents alike', async () => {
    books();
    renderAt('/reports/sales-by-product');
    const row = within(await screen.findByRole('row', { name: /Côte de Blaye/ }));
    const cell = row.getByRole('gridcell', { name: '141,396.74' });
    expect(cell.querySelector('[aria-hidden]')?.parentElement).not.toBe(cell);
    expect(row.getByRole('gridcell', { name: '37.50\u00a0%' })).toBeInTheDocument();
  });

  it('opens what a row is about', async () => {
    books();
    const { user, router } = renderAt('/reports/sales-by-product');
    await screen.findByRole('row', { name: /Côte de Blaye/ });
    await waitFor(() => expect(screen.getByRole('grid')).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/products/38'));
  });

  it('draws the periods, and a period opens the products sold in it', async () => {
    books();
    const { user, router } = renderAt('/reports/sales-by-period?category=7');
    expect(await screen.findByRole('figure', { name: /Net sales/ })).toBeInTheDocument();
    await user.click(await within(screen.getByRole('grid')).findByText('Feb 1997'));
    await waitFor(() =>
      expect(router.state.location.href).toBe('/reports/sales-by-product?from=1997-02-01&to=1997-02-28&category=7'),
    );
  });

  it('takes a period by its word', async () => {
    const backend = books();
    const { user, router } = renderAt('/reports/sales-by-product');
    await user.click(await screen.findByRole('combobox', { name: 'Period' }));
    await user.click(await screen.findByRole('option', { name: 'Last year' }));
    const year = new Date().getFullYear() - 1;
    await waitFor(() => expect(router.state.location.search).toEqual({ from: `${year}-01-01`, to: `${year}-12-31` }));
    await waitFor(() => expect(sent(backend, 'Run').at(-1)).toMatchObject({ params: { from: `${year}-01-01` } }));
  });

  it('reads on from where a page ended', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => ({ ...productPage.rows[0], id: at + 1 }));
    const backend = books({
      Run: ({ offset }: api.ReportQuery) =>
        offset === 0 ? { ...productPage, rows, next: 20, rowCount: 21 } : { ...productPage, rowCount: -1, totals: [] },
    });
    renderAt('/reports/sales-by-product');
    await screen.findAllByRole('row', { name: /Côte de Blaye/ });
    await waitFor(() => expect(sent(backend, 'Run')).toHaveLength(2));
    expect(sent(backend, 'Run')[1]).toMatchObject({ offset: 20 });
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '22');
  });

  it('says what is wrong with a parameter, and resets it', async () => {
    const backend = books({
      Run: ({ params }: api.ReportQuery) =>
        params.to ? rejectWith('report.period', 'params.to', { from: '1997-01-01', to: '1996-01-01' }) : productPage,
    });
    const { user } = renderAt('/reports/sales-by-product?from=1997-01-01&to=1996-01-01');
    expect(await screen.findByRole('alert')).toHaveTextContent('before it begins on 1997-01-01');
    expect(screen.getByRole('textbox', { name: 'To' })).toBeInvalid();
    await user.click(screen.getByRole('button', { name: 'Reset the parameters' }));
    await screen.findByRole('row', { name: /Côte de Blaye/ });
    expect(sent(backend, 'Run').at(-1)).toMatchObject({ params: { from: '', to: '' } });
  });

  it('tells no rows from an unknown report', async () => {
    books({ Run: () => ({ ...productPage, rows: [], rowCount: 0 }) });
    const first = renderAt('/reports/sales-by-product?from=2030-01-01');
    expect(await screen.findByText('Nothing in this period and place.')).toBeInTheDocument();
    first.unmount();
    renderAt('/reports/nonsense');
    expect(await screen.findByText('There is no report “nonsense”.')).toBeInTheDocument();
  });
});

describe('export', () => {
  it('saves as chosen, remembers the format and says where the file lies', async () => {
    const backend = books({ Export: () => ({ path: '/home/ana/sales.csv', rows: 77 }) });
    const { user } = renderAt('/reports/sales-by-product?from=1997-01-01');
    await user.click(await screen.findByRole('button', { name: 'Choose the format' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Export CSV' }));
    expect(await screen.findByText('77 rows saved as /home/ana/sales.csv')).toBeInTheDocument();
    await user.keyboard('x');
    await waitFor(() => expect(sent(backend, 'Export')).toHaveLength(2));
    expect(sent(backend, 'Export')[1]).toMatchObject({
      name: 'sales-by-product',
      format: 'csv',
      path: '',
      params: { from: '1997-01-01' },
    });
    expect(screen.getByRole('button', { name: 'Export CSV' })).toBeInTheDocument();
  });

  it('says nothing when the dialog was cancelled, and why when it failed', async () => {
    let cancelled = true;
    const backend = books({
      Export: () => (cancelled ? { path: '', rows: 0 } : rejectWith('export.file', '', {}, 'The disk is full.')),
    });
    const { user } = renderAt('/reports/sales-by-product');
    await user.click(await screen.findByRole('button', { name: 'Export XLSX' }));
    await waitFor(() => expect(sent(backend, 'Export')).toHaveLength(1));
    expect(screen.queryByText(/saved as/)).toBeNull();
    cancelled = false;
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export XLSX' })).toBeEnabled());
    await user.click(screen.getByRole('button', { name: 'Export XLSX' }));
    expect(await screen.findByRole('alert')).toBeInTheDocument();
  });
});
