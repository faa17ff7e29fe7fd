import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Markdown } from './markdown';

test('what the guide is written in is shown as what it means', () => {
  render(
    <Markdown
      text={
        '# Receiving\n\nPress `N` **now**, *or* later.\n\n1. One\n2. Two\n\n- A\n- B\n\n```\nstockroom check\n  - as it is\n```\n'
      }
    />,
  );
  expect(screen.getByRole('heading')).toHaveTextContent('Receiving');
  expect(screen.getByText('N').tagName).toBe('CODE');
  expect(screen.getByText('now').tagName).toBe('STRONG');
  expect(screen.getByText('or').tagName).toBe('EM');
  expect(screen.getAllByRole('list').map((list) => list.children.length)).toEqual([2, 2]);
  expect(screen.getByText(/stockroom check/).textContent).toBe('stockroom check\n  - as it is');
});

const FILES = import.meta.glob<string>('../../../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test.each(Object.entries(FILES))('%s has a title and nothing that would be shown as signs', (_, text) => {
  const { container } = render(<Markdown text={text} />);
  expect(text).toMatch(/^# [A-Z]/);
  for (const code of container.querySelectorAll('code')) code.remove();
  expect(container.textContent).not.toMatch(/[`*#|]|\]\(/);
});
