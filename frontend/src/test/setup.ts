import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { setScanSpeed } from '../app/scan';

// Pages are loaded when they are first opened; a busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });

// People in tests type as fast as a scanner: they are people unless a test says otherwise.
setScanSpeed(-1);

afterEach(() => {
  setScanSpeed(-1);
  cleanup();
  // Messages outlive the page that shows them: the next test is not to meet them.
  notifications.clean();
  localStorage.clear();
});

// jsdom has no layout and lacks what the window's engine has; lists need a height to show rows.
Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { configurable: true, get: () => 640 },
  offsetWidth: { configurable: true, get: () => 1024 },
  clientHeight: { configurable: true, get: () => 640 },
  clientWidth: { configurable: true, get: () => 1024 },
});
HTMLElement.prototype.scrollIntoView = () => {};
HTMLElement.prototype.scrollTo = () => {};
window.scrollTo = () => {};

class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver ??= NoObserver as unknown as typeof ResizeObserver;
window.matchMedia ??= (query: string) =>
  ({
    matches: query.includes('reduced-motion'),
    media: query,
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
    dispatchEvent: () => false,
  }) as MediaQueryList;
// A text area that grows waits for the fonts.
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() });
