import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

const all = {
  company: { name: '', address: '', taxNumber: '', logo: { type: '', data: '' } },
  currency: { code: 'USD', decimals: 2, changeable: true },
  preferences: { locale: 'en-US', theme: 'system', density: 'compact', reportFormat: 'csv' },
};

function backend(services: Record<string, Record<string, (request: never) => unknown>>) {
  return fakeBackend({
    Settings: { Get: () => all, SaveCompany: () => all, SaveCurrency: () => all },
    Stock: {
      Locations: () => ({ rows: [{ id: 1, name: 'Main', code: 'MAIN', path: 'Main', main: true, quarantine: false }] }),
      UpdateLocation: () => ({ id: 1 }),
    },
    Catalog: { List: () => ({ rows: [], total: 0, onHandMilli: 0, valueMinor: 0, next: '' }) },
    ...services,
    App: { Database: () => ({ empty: true }), ...services.App },
  });
}

it('starts with the company, its currency, its place and its tax number', async () => {
  const fake = backend({});
  const { user, router } = renderAt('/start');
  await user.click(await screen.findByRole('button', { name: 'Start' }));
  const dialog = await screen.findByRole('dialog', { name: 'Start with your company' });
  await user.type(within(dialog).getByLabelText(/^Name of the company/), 'Corner Shop');
  await user.click(within(dialog).getByRole('combobox', { name: 'Currency' }));
  await user.clear(within(dialog).getByRole('combobox', { name: 'Currency' }));
  await user.keyboard('EUR');
  await user.click(await screen.findByRole('option', { name: 'EUR · Euro' }));
  await user.clear(within(dialog).getByLabelText(/^Main location/));
  await user.type(within(dialog).getByLabelText(/^Main location/), 'Shop');
  await user.type(within(dialog).getByLabelText('Tax number'), 'ATU1');
  await user.click(within(dialog).getByRole('button', { name: 'Begin' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/products'));
  expect(fake.calls.find(([name]) => name === 'Settings.SaveCurrency')?.[1]).toMatchObject({ code: 'EUR' });
  expect(fake.calls.find(([name]) => name === 'Settings.SaveCompany')?.[1]).toMatchObject({
    company: { name: 'Corner Shop', taxNumber: 'ATU1' },
  });
  expect(fake.calls.find(([name]) => name === 'Stock.UpdateLocation')?.[1]).toMatchObject({
    id: 1,
    name: 'Shop',
    code: 'MAIN',
  });
});

it('fills the sample shop, telling how far it is, and says why when it cannot', async () => {
  let fail: (reason: Error) => void = () => {};
  const pending = new Promise((_, reject) => {
    fail = reject;
  });
  const fake = backend({ App: { StartWithSample: () => pending } });
  const { user } = renderAt('/start');
  await user.click(await screen.findByRole('button', { name: 'Fill with samples' }));
  act(() => fake.emit('progress', { task: 'sample', done: 1000, total: 4000 }));
  expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
  act(() => {
    try {
      rejectWith('seed.not_empty', '', { products: '3' }, 'It holds products: {products}.');
    } catch (reason) {
      fail(reason as Error);
    }
  });
  expect(await screen.findByRole('alert')).toHaveTextContent('holds products: 3');
});

it('does not offer a beginning to books that have begun', async () => {
  backend({ App: { Database: () => ({ empty: false }) } });
  renderAt('/start');
  expect(await screen.findByText('Your books have begun.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Start' })).toBeNull();
});

describe('the first days', () => {
  it('offer to throw the sample shop away, after a question', async () => {
    const fake = backend({
      App: {
        Database: () => ({ path: '/s.db', empty: false, sample: true }),
        StartOver: () => ({ backup: 'books-1.db' }),
      },
    });
    const { user } = renderAt('/start');
    await user.click(await screen.findByRole('button', { name: 'Throw it away' }));
    expect(screen.queryByRole('button', { name: 'Set up…' })).toBeNull(); // it is nobody's company
    const dialog = await screen.findByRole('dialog', { name: 'Throw the sample shop away?' });
    expect(fake.calls.map(([name]) => name)).not.toContain('App.StartOver');
    await user.click(within(dialog).getByRole('button', { name: 'Throw it away' }));
    expect(await screen.findByText(/kept as books-1.db/)).toBeInTheDocument();
  });

  it('ask who we are until they are told, or told later', async () => {
    backend({
      App: { Database: () => ({ path: '/own.db', empty: false, sample: false }) },
    });
    const first = renderAt('/start');
    expect(await screen.findByRole('button', { name: 'Set up…' })).toBeInTheDocument();
    await first.user.click(screen.getByRole('button', { name: 'Later, in the settings' }));
    expect(screen.queryByRole('button', { name: 'Set up…' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Throw it away' })).toBeNull();
  });
});
