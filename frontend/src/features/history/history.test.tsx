import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';
import { documentOf, doorOf } from './doors';

const row = {
  id: 7,
  at: '2026-11-23T09:00:00Z',
  day: '2026-11-23',
  user: 'ana',
  command: 'purchasing.receive',
  summary: 'Received 25 Chang',
  subjectType: 'purchase_order',
  subjectId: 3,
  subject: 'PO-00003',
  step: 'reverse',
  refusal: null,
};
const gone = {
  code: 'history.taken_back',
  field: '',
  params: {},
  message: 'This was taken back.',
};

function backend(rows: object[], undo: (request: { id: number }) => unknown = () => ({ ...row, id: 8 })) {
  return fakeBackend({
    History: { List: () => ({ rows, total: rows.length, users: ['ana', 'ben'], next: '' }), Undo: undo },
  });
}

const undone = (fake: ReturnType<typeof backend>) => fake.calls.filter(([name]) => name === 'History.Undo');

it('lists who did what to which order, and takes a step back', async () => {
  const fake = backend([row, { ...row, id: 6, summary: 'Ordered', step: 'backToDraft', refusal: gone }]);
  const { user } = renderAt('/history?q=po&user=ana&from=2026-11-01');
  const grid = await screen.findByRole('grid', { name: 'History' });
  const received = await within(grid).findByRole('row', { name: /Received 25 Chang/ });
  const ordered = within(grid).getByRole('row', { name: /Ordered/ });
  expect(received).toHaveTextContent(/ana.*Received 25 Chang.*PO-00003.*Reverse/);
  expect(within(received).getByRole('link', { name: 'PO-00003' })).toHaveAttribute('href', '/purchasing/orders/3');
  expect(ordered).toHaveTextContent('This was taken back.');
  expect(within(ordered).queryByRole('button')).toBeNull();
  expect(fake.calls).toContainEqual([
    'History.List',
    { search: 'po', user: 'ana', from: '2026-11-01', to: '', cursor: '', limit: 50 },
  ]);

  await user.click(within(received).getByRole('button', { name: 'Reverse' }));
  expect(await screen.findByText('Taken back: Received 25 Chang')).toBeInTheDocument();
  expect(undone(fake)).toMatchObject([['History.Undo', { id: 7, given: '' }]]);
});

it('takes the row at hand back by its key, and says why when it cannot', async () => {
  const fake = backend([row], () => rejectWith('stock.gone', '', { document: 'RC-1' }, 'RC-1 cannot be reversed'));
  const { user } = renderAt('/history');
  await screen.findByRole('button', { name: 'Reverse' });
  await user.keyboard('u');
  expect(await screen.findByRole('alert')).toHaveTextContent('RC-1 cannot be reversed');
  expect(undone(fake)).toHaveLength(1);
});

it('offers the way forth again for what can be done again, by Ctrl+Z too', async () => {
  const fake = backend([{ ...row, step: 'reopen', summary: 'Cancelled' }]);
  const { user } = renderAt('/history');
  await user.click(await screen.findByRole('button', { name: 'Re-open' }));
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeInTheDocument();
  const [first] = undone(fake);
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(undone(fake)).toHaveLength(2));
  expect(undone(fake)[1]?.[1]).toMatchObject({
    id: 0,
    given: (first?.[1] as { requestId?: string } | undefined)?.requestId,
  });
});

it('Ctrl+Z without a message opens the history, and in a field is the field’s', async () => {
  backend([row]);
  const { user, router } = renderAt('/settings');
  await screen.findByRole('heading', { level: 1 });
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/history'));
  const search = await screen.findByRole('searchbox');
  await user.click(search);
  await user.keyboard('{Control>}z{/Control}');
  expect(search).toHaveFocus();
});

it('knows where things can be seen', () => {
  const door = (subjectType: string, subjectId = 4) => doorOf({ subjectType, subjectId });
  expect(door('product')).toEqual({ to: '/products/$id', params: { id: '4' } });
  expect(door('sales_order')).toEqual({ to: '/sales/orders/$id', params: { id: '4' } });
  expect(door('supplier')).toEqual({ to: '/suppliers/$id', params: { id: '4' } });
  expect(door('customer')).toEqual({ to: '/customers/$id', params: { id: '4' } });
  expect(door('category')).toEqual({ to: '/products', search: { category: '4' } });
  expect(door('location')).toEqual({ to: '/stock', search: { tab: 'locations' } });
  expect(door('settings', 0)).toEqual({ to: '/settings' });
  expect(door('product', 0)).toBeUndefined();
  expect(door('adjustment')).toBeUndefined();
  expect(documentOf({ subjectType: 'adjustment', subjectId: 4 })).toEqual({ kind: 'adjustment', id: 4 });
  expect(documentOf({ subjectType: 'product', subjectId: 4 })).toBeUndefined();
});
