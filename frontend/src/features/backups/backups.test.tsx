import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

const facts = {
  schema: '0003_sales',
  products: 77,
  suppliers: 29,
  customers: 91,
  orders: 830,
  movements: 72,
  stockValueMinor: 1_234_500,
  currency: 'USD',
  currencyDecimals: 2,
  lastCommandAt: '2026-11-23T08:00:00Z',
};
const backup = (day: number, more: object = {}) => ({
  name: `shop-${day}.db`,
  path: `/data/backups/shop-${day}.db`,
  kind: 'close',
  madeAt: `2026-11-${day}T09:00:00Z`,
  sizeBytes: 900_000,
  encrypted: false,
  why: '',
  facts,
  ...more,
});
const damaged = {
  open: false,
  path: '/data/shop.db',
  failure: { code: 'db.corrupt', field: '', params: { path: '/data/shop.db' }, message: 'damaged' },
  restorable: true,
  anew: false,
  backups: [backup(22), backup(21)],
};

function backend(backups: Record<string, (request: never) => unknown>) {
  return fakeBackend({
    Settings: {
      Get: () => ({
        company: { name: '', address: '', taxNumber: '', logo: { type: '', data: '' } },
        currency: { code: 'USD', decimals: 2, changeable: true },
        preferences: { locale: 'en-US', theme: 'system', density: 'compact', reportFormat: 'csv' },
      }),
    },
    Catalog: { Units: () => ({ rows: [] }) },
    Backups: backups,
  });
}

const opening = { State: () => ({ ...damaged, open: true }) };

it('lists what each backup holds, and says why one cannot be used', async () => {
  const rows = [backup(23), backup(22, { why: 'It is damaged.' }), backup(21, { encrypted: true, kind: 'manual' })];
  backend({ ...opening, List: () => ({ folder: '/data/backups', rows }) });
  renderAt('/settings');
  const list = await screen.findByRole('list', { name: 'Backups' });
  const [good, bad, secret] = within(list).getAllByRole('listitem');
  expect(good).toHaveTextContent('At close · 77 products · 830 orders · 72 movements · 0.9 MB');
  expect(good).toHaveTextContent('$12,345.00');
  expect(bad).toHaveTextContent('Cannot be used: It is damaged.');
  expect(within(bad as HTMLElement).queryByRole('button')).toBeNull();
  expect(secret).toHaveTextContent('Asked for · Encrypted · 0.9 MB');
});

it('shows how far a backup is, and stops it', async () => {
  let finish: () => void = () => undefined;
  const fake = backend({
    ...opening,
    List: () => ({ folder: '/data/backups', rows: [] }),
    Create: () =>
      new Promise((_, reject) => {
        finish = () =>
          reject(new Error(JSON.stringify({ code: 'backup.cancelled', field: '', params: {}, message: 'Cancelled.' })));
      }),
    Cancel: () => {
      finish();
      return { running: true };
    },
  });
  const { user } = renderAt('/settings');
  await user.click(await screen.findByRole('button', { name: 'Back up now' }));
  const [, request] = fake.calls.find(([name]) => name === 'Backups.Create') ?? [];
  const { requestId } = request as { requestId: string };
  fake.emit('backup-progress', { requestId, step: 'check', done: 0, total: 0 });
  expect(await screen.findByRole('status')).toHaveTextContent('Proving the copy…');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByText('Proving the copy…')).toBeNull());
  expect(screen.queryByText(/Cancelled/)).toBeNull();
});

it('says in the dialog why a backup cannot be restored', async () => {
  backend({
    ...opening,
    List: () => ({ folder: '/data/backups', rows: [backup(23)] }),
    Preview: () => rejectWith('backup.damaged', '', { path: 'shop-23.db', why: 'it cannot be read' }),
  });
  const { user } = renderAt('/settings');
  await user.click(await screen.findByRole('button', { name: /^Restore the backup of Nov 23/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Restore a backup' });
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('shop-23.db is damaged: it cannot be read.');
  expect(within(dialog).queryByRole('button', { name: 'Restore' })).toBeNull();
});

it('offers the newest backup in the place of every page when the books are damaged', async () => {
  let open = false;
  const fake = backend({
    State: () => ({ ...damaged, open }),
    List: () => ({ folder: '/data/backups', rows: [] }),
    Rescue: () => {
      open = true;
      return { ...damaged, open };
    },
  });
  const { user } = renderAt('/settings');
  expect(await screen.findByText('Your books cannot be read.')).toBeInTheDocument();
  const newest = screen.getByRole('list', { name: 'The newest backup' });
  await user.click(within(newest).getByRole('button', { name: /^Restore the backup of Nov 22/ }));
  expect(await screen.findByRole('button', { name: 'Back up now' })).toBeInTheDocument();
  expect(fake.calls.find(([name]) => name === 'Backups.Rescue')?.[1]).toEqual({
    path: '/data/backups/shop-22.db',
    passphrase: '',
  });
});
