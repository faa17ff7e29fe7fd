import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fakeBackend } from '../test/fakeBackend';
import { renderAt, renderUi } from '../test/render';
import { SplitButton } from '../ui/SplitButton';
import { listenForShortcuts, useShortcuts } from './shortcuts';

describe('the shell', () => {
  it('opens every page of the rail under its title', async () => {
    fakeBackend({});
    const { user, router } = renderAt('/');
    const rail = await screen.findByRole('navigation', { name: 'Main' });
    for (const link of within(rail).getAllByRole('link')) {
      await user.click(link);
      await waitFor(() => expect(link).toHaveAttribute('aria-current', 'page'));
      await waitFor(() => expect(router.state.status).toBe('idle'));
      expect(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
    }
    expect(router.state.location.pathname).toBe('/settings');
  });

  it('goes to a page with two keys, with Ctrl+K and from the native menu', async () => {
    const backend = fakeBackend({});
    const { user, router } = renderAt('/');
    await screen.findByRole('navigation', { name: 'Main' });
    await user.keyboard('gp');
    await waitFor(() => expect(router.state.location.pathname).toBe('/products'));
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Find' }), 'repo');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/reports'));
    act(() => backend.emit('menu', '/stock'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/stock'));
    act(() => backend.emit('menu', 'import'));
    await waitFor(() => expect(router.state.location.href).toBe('/settings?do=import'));
  });

  it('lists the keys of the page', async () => {
    fakeBackend({});
    const { user } = renderAt('/');
    await screen.findByRole('heading', { level: 1 });
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keys' });
    expect(within(dialog).getByText('Find anything')).toBeInTheDocument();
  });

  it('remembers that the rail is folded', async () => {
    fakeBackend({});
    const first = renderAt('/');
    await first.user.click(await screen.findByRole('button', { name: 'Fold the rail' }));
    first.unmount();
    renderAt('/');
    expect(await screen.findByRole('button', { name: 'Unfold the rail' })).toBeInTheDocument();
  });

  it('says so when there is no such page', async () => {
    fakeBackend({});
    renderAt('/nowhere');
    expect(await screen.findByText('There is no such page.')).toBeInTheDocument();
  });
});

function Example({ run }: { run: (what: string) => void }) {
  useShortcuts([
    { keys: 'n', run: () => run('n') },
    { keys: 'mod+j', run: () => run('mod+j') },
    { keys: 'g p', run: () => run('g p') },
  ]);
  return <input aria-label="Search" />;
}

describe('useShortcuts', () => {
  it('leaves letters alone while one types, but not Ctrl keys', async () => {
    const stop = listenForShortcuts();
    const run = vi.fn();
    const { user } = renderUi(<Example run={run} />);
    await user.keyboard('n');
    await user.type(screen.getByLabelText('Search'), 'ngp{Control>}j{/Control}');
    expect(run.mock.calls).toEqual([['n'], ['mod+j']]);
    expect(screen.getByLabelText('Search')).toHaveValue('ngp');
    stop();
  });

  it('knows two keys in a row and forgets a page that has gone', async () => {
    const stop = listenForShortcuts();
    const run = vi.fn();
    const { user, unmount } = renderUi(<Example run={run} />);
    await user.keyboard('gxgp');
    expect(run.mock.calls).toEqual([['g p']]);
    unmount();
    await user.keyboard('n');
    expect(run).toHaveBeenCalledTimes(1);
    stop();
  });

  it('rest while a menu is open, whose first item has the focus', async () => {
    const stop = listenForShortcuts();
    const run = vi.fn();
    const onRun = vi.fn();
    const { user } = renderUi(
      <>
        <Example run={run} />
        <SplitButton id="shell-test" choices={{ xlsx: 'XLSX', csv: 'CSV' }} onRun={onRun} />
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'Choose the format' }));
    await waitFor(() => expect(screen.getByRole('menuitem', { name: 'XLSX' })).toHaveFocus());
    await user.keyboard('n{ArrowDown}{Enter}');
    expect(onRun.mock.calls).toEqual([['csv']]);
    expect(run).not.toHaveBeenCalled();
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    await user.keyboard('n');
    expect(run.mock.calls).toEqual([['n']]);
    stop();
  });

  it('leave a field with Esc, so that keys work again', async () => {
    const stop = listenForShortcuts();
    const run = vi.fn();
    const { user } = renderUi(<Example run={run} />);
    await user.type(screen.getByLabelText('Search'), 'n{Escape}');
    expect(screen.getByLabelText('Search')).not.toHaveFocus();
    await user.keyboard('n');
    expect(run.mock.calls).toEqual([['n']]);
    stop();
  });
});
