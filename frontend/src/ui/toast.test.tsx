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
