import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBackend } from '../test/fakeBackend';
import { renderAt } from '../test/render';
import { keepFrame, keptFrame, takeTheme } from './frame';

let sheet: HTMLLinkElement;
let root: HTMLElement;

beforeEach(() => {
  sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = '/assets/index-one.css';
  root = document.createElement('div');
  document.head.append(sheet);
});

afterEach(() => {
  sheet.remove();
  root.remove();
});

/** Opens a page on which two deliveries wait, and keeps its frame. */
async function keep() {
  fakeBackend({ Today: { Counts: () => ({ latePurchases: 0, toReceive: 2, reorder: 12, lateSales: 0, toShip: 0 }) } });
  const page = renderAt('/products');
  const rail = await screen.findByRole('navigation', { name: 'Main' });
  await within(rail).findByRole('link', { name: 'Products', current: 'page' });
  await within(rail).findByRole('link', { name: 'Reorder, 12 wait' });
  keepFrame(rail);
  page.unmount();
  document.body.append(root);
}

it('is there again with every link, without what may have changed', async () => {
  await keep();
  root.innerHTML = keptFrame() ?? '';
  const rail = within(screen.getByRole('navigation', { name: 'Main' }));
  const links = rail.getAllByRole('link');
  expect(links.length).toBeGreaterThan(10);
  expect(rail.getByRole('link', { name: 'Purchase orders' })).toHaveAttribute(
    'href',
    expect.stringContaining('/purchasing/orders'),
  );
  for (const link of links) {
    expect(link).not.toHaveAttribute('aria-current');
    expect(link).not.toHaveAccessibleName(/wait/);
    expect(link).not.toHaveTextContent(/\d/);
  }
  for (const button of rail.getAllByRole('button')) expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(within(root).getByRole('main')).toBeEmptyDOMElement();
});

it('has the colours of the theme that was chosen', async () => {
  await keep();
  localStorage.setItem('mantine-color-scheme-value', 'dark');
  takeTheme();
  expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

it('is kept again with the icon of the theme once another is chosen', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    fakeBackend({});
    renderAt('/');
    const shown = await screen.findByRole('button', { name: 'Theme: system' });
    act(() => vi.advanceTimersByTime(1000));
    for (const theme of ['light', 'dark']) {
      fireEvent.click(shown);
      act(() => vi.advanceTimersByTime(1000));
      root.innerHTML = keptFrame() ?? '';
      const kept = within(root).getByRole('button', { name: `Theme: ${theme}` });
      expect(kept.innerHTML).toBe(shown.innerHTML);
    }
  } finally {
    vi.useRealTimers();
  }
});

it('is not shown in another version, nor when it cannot be read', async () => {
  await keep();
  sheet.href = '/assets/index-two.css';
  expect(keptFrame()).toBeUndefined();
  localStorage.setItem('stockroom.frame', '{"html":');
  expect(keptFrame()).toBeUndefined();
});
