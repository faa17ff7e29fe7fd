import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { api } from '../../backend';
import { fakeBackend } from '../../test/fakeBackend';
import { renderAt } from '../../test/render';

const unchecked: api.Soundness = { state: 'unchecked', problems: 0, example: '', backup: '', backupAt: '' };
const unsound: api.Soundness = {
  state: 'unsound',
  problems: 3,
  example: 'Each balance is the sum of its movements. Chang (2) at Main: expected 6, found 7',
  backup: 'stockroom-2026-03-01-080000-daily.db',
  backupAt: '2026-03-01T08:00:00Z',
};

function open(first: api.Soundness) {
  const backend = fakeBackend({ App: { Soundness: () => first } });
  return { backend, ...renderAt('/') };
}

describe('the soundness of the books', () => {
  it('is not spoken of after a proper end', async () => {
    const { backend } = open(unchecked);
    await screen.findByRole('navigation', { name: 'Main' });
    await waitFor(() => expect(backend.calls.some(([name]) => name === 'App.Soundness')).toBe(true));
    expect(screen.queryByText(/books are/)).not.toBeInTheDocument();
  });

  it('is checked quietly after an unclean end', async () => {
    const { backend } = open({ ...unchecked, state: 'checking' });
    expect(await screen.findByText(/was not closed the last time/)).toBeInTheDocument();
    act(() => backend.emit('soundness', { ...unchecked, state: 'sound' }));
    expect(await screen.findByText('The books are sound: nothing is missing.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Hide this until the next start' })).not.toBeInTheDocument();
  });

  it('is a clear banner when something is wrong, which names the newest backup', async () => {
    const { user } = open(unsound);
    const banner = (await screen.findByText('The check found 3 problems in the books.')).closest('[role=alert]');
    expect(banner).toHaveTextContent('stockroom-2026-03-01-080000-daily.db');
    expect(banner).toHaveTextContent('Chang (2) at Main: expected 6, found 7');
    await user.click(within(banner as HTMLElement).getByRole('button', { name: 'Hide this until the next start' }));
    expect(screen.queryByText('The check found 3 problems in the books.')).not.toBeInTheDocument();
  });

  it('says when there is no backup, and when the check could not be made', async () => {
    const { backend } = open(unchecked);
    await screen.findByRole('navigation', { name: 'Main' });
    await waitFor(() => expect(backend.calls.some(([name]) => name === 'App.Soundness')).toBe(true));
    act(() => backend.emit('soundness', { ...unchecked, state: 'failed', example: 'The disk is full.' }));
    const banner = (await screen.findByText('The books could not be checked.')).closest('[role=alert]');
    expect(banner).toHaveTextContent('there is no good backup');
    expect(banner).toHaveTextContent('The disk is full.');
  });
});

describe('a command that waits', () => {
  it('says what for, and no longer when it is over', async () => {
    const { backend } = open(unchecked);
    await screen.findByRole('navigation', { name: 'Main' });
    act(() => backend.emit('waiting', { what: 'import', message: 'an import is running' }));
    expect(await screen.findByText('Waiting: an import is running.')).toBeInTheDocument();
    act(() => backend.emit('waiting', { what: '', message: '' }));
    await waitFor(() => expect(screen.queryByText('Waiting: an import is running.')).not.toBeInTheDocument());
  });
});
