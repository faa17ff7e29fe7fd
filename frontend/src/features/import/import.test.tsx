import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

const kinds = {
  kinds: [
    { kind: 'products', orders: false, fields: [], lineFields: [] },
    { kind: 'sales-orders', orders: true, fields: [], lineFields: [] },
  ],
};
const good = {
  done: true,
  kind: 'products',
  file: '/home/ana/tea.csv',
  encoding: 'UTF-8',
  separator: ';',
  rows: 2,
  created: 2,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  counts: [],
  notices: [],
  problems: [],
  problemCount: 0,
  columns: [
    { header: 'Artikel', field: 'name' },
    { header: 'Farbe', field: '' },
  ],
  lineColumns: [],
  preview: [['Tea', 'green']],
};
const why = { file: '/home/ana/tea.csv', row: 3, column: 'price', why: '“12.5o” is not a number' };
const bad = { ...good, done: false, created: 0, problems: [why], problemCount: 1 };

type Methods = Record<string, (request: never) => unknown>;

function backend(Imports: Methods) {
  return fakeBackend({
    Imports: {
      Kinds: () => kinds,
      ChooseFile: () => ({ path: '/home/ana/tea.csv' }),
      Recognise: () => ({ kind: 'products', lines: false }),
      Test: () => good,
      Cancel: () => ({ running: true }),
      ...Imports,
    },
  });
}

async function openFile() {
  const shown = renderAt('/settings?do=import');
  await shown.user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
  return shown;
}

it('tests the file, shows how its columns are read, and imports it', async () => {
  const fake = backend({ Run: () => good });
  const { user } = await openFile();
  expect(await screen.findByText('Can be imported')).toBeInTheDocument();
  const table = screen.getByRole('table');
  expect(within(table).getByRole('row', { name: 'Artikel Name Tea' })).toBeInTheDocument();
  expect(within(table).getByRole('row', { name: 'Farbe not read green' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Import' }));
  expect(await screen.findByText('2 new, 0 changed, 0 as before.')).toBeInTheDocument();
  const run = fake.calls.find(([name]) => name === 'Imports.Run')?.[1];
  expect(run).toMatchObject({ kind: 'products', path: '/home/ana/tea.csv', history: false, skipBad: false });
  expect((run as { requestId: string }).requestId).not.toBe('');
});

it('refuses a file with bad rows, and takes the others when told to', async () => {
  const fake = backend({
    Test: (({ skipBad }: { skipBad: boolean }) => (skipBad ? { ...good, skipped: 1 } : bad)) as Methods[string],
  });
  const { user } = await openFile();
  expect(await screen.findByText('Refused')).toBeInTheDocument();
  const row = within(screen.getByRole('grid', { name: 'Problems' })).getAllByRole('row')[1];
  expect(row).toHaveTextContent('tea.csv:3price“12.5o” is not a number');
  expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: 'Leave bad rows out' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Import' })).toBeEnabled());
  expect(fake.calls.filter(([name]) => name === 'Imports.Run')).toEqual([]);
});

it('asks for the orders when the file has their lines', async () => {
  const fake = backend({ Recognise: () => ({ kind: 'sales-orders', lines: true }) });
  const { user } = await openFile();
  expect(await screen.findByText(/Choose the file of the orders/)).toBeInTheDocument();
  expect(fake.calls.filter(([name]) => name === 'Imports.Test')).toEqual([]);
  expect(screen.getByRole('checkbox', { name: 'Finished orders are history' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Choose: Lines' }));
});

it('tells how far it is, and cancelling leaves the file as it was chosen', async () => {
  let id = '';
  let stop: (reason: Error) => void = () => {};
  const fake = backend({
    Run: (({ requestId }: { requestId: string }) => {
      id = requestId;
      return new Promise((_, reject) => {
        stop = reject;
      });
    }) as Methods[string],
    Cancel: () => {
      try {
        rejectWith('importer.cancelled');
      } catch (reason) {
        stop(reason as Error);
      }
      return { running: true };
    },
  });
  const { user } = await openFile();
  await screen.findByText('Can be imported');
  await user.keyboard('i');
  await screen.findByText('Reading the file');
  act(() => fake.emit('import-progress', { requestId: 'another', step: 'write', done: 1, total: 9 }));
  act(() => fake.emit('import-progress', { requestId: id, step: 'write', done: 500, total: 2000 }));
  expect(screen.getByText('500 of 2,000')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('Can be imported')).toBeInTheDocument();
  expect(fake.calls.at(-1)).toEqual(['Imports.Cancel', { requestId: id }]);
});
