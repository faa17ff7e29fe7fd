import { act, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderUi } from '../test/render';
import { onceOpened } from './onceOpened';

it('makes a dialog when it first opens, closed before it is open, and leaves a closed one alone', () => {
  const drawn = vi.fn();
  const Dialog = onceOpened(({ opened, title }: { opened: boolean; title: string }) => {
    drawn(opened);
    return <p>{opened ? title : 'closed'}</p>;
  });
  const { rerender } = renderUi(<Dialog opened={false} title="One" />);
  expect(drawn).not.toHaveBeenCalled();
  act(() => rerender(<Dialog opened title="Two" />));
  // It is there before it opens: that is what lets it fade in.
  expect(drawn.mock.calls).toEqual([[false], [true]]);
  expect(screen.getByText('Two')).toBeVisible();
  act(() => rerender(<Dialog opened={false} title="Two" />));
  expect(screen.getByText('closed')).toBeVisible();
  drawn.mockClear();
  act(() => rerender(<Dialog opened={false} title="Three" />));
  expect(drawn).not.toHaveBeenCalled();
  act(() => rerender(<Dialog opened title="Four" />));
  expect(screen.getByText('Four')).toBeVisible();
});

it('shows at once what is open from the start', () => {
  const Dialog = onceOpened(({ opened }: { opened: boolean }) => <p>{opened ? 'open' : 'closed'}</p>);
  renderUi(<Dialog opened />);
  expect(screen.getByText('open')).toBeVisible();
});
