import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderUi } from '../test/render';
import { toast, undoLast } from './toast';

it('takes back once, however often it is clicked while the message goes', async () => {
  const undo = vi.fn(async () => {});
  const { user } = renderUi(<p>A page</p>);
  toast({ message: 'Received', undo });
  await user.dblClick(await screen.findByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledTimes(1);
  expect(undoLast()).toBe(false);
  await waitFor(() => expect(screen.queryByText('Received')).toBeNull());
});

it('says that something was taken back, unless the way back says it itself', async () => {
  const { user } = renderUi(<p>A page</p>);
  toast({ message: 'Chai moved', undo: async () => {} });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Taken back: Chai moved')).toBeInTheDocument();
  toast({ message: 'Two changed', undo: async () => toast({ message: 'Two are as before' }), undoTells: true });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Two are as before')).toBeInTheDocument();
  expect(screen.queryByText('Taken back: Two changed')).toBeNull();
});

it('says that something was taken back, whatever else was said meanwhile', async () => {
  const { user } = renderUi(<p>A page</p>);
  toast({ message: 'Chai moved', undo: async () => toast({ message: '77 rows were saved' }) });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Taken back: Chai moved')).toBeInTheDocument();
  expect(screen.getByText('77 rows were saved')).toBeInTheDocument();
});
