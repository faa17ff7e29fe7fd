import { tell } from '../backend/native';
import { readPreference, writePreference } from '../lib/preference';

/** The window's frame as it was last: the way to every page, and the place of the page. */
interface Frame {
  html: string;
  /** Of which version of the page it is: another may look otherwise. */
  version: string;
}

const NAME = 'frame';

/** The addresses of the page's script and style: they tell every version from every other. */
function version(): string {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src;
  return `${script} ${document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]')?.href}`;
}

/** Keeps the frame around the rail for the next start, but for what may have changed by then: what waits, and where one is. */
export function keepFrame(rail: HTMLElement): void {
  const copy = rail.cloneNode(true) as HTMLElement;
  for (const count of copy.querySelectorAll('[data-count]')) count.remove();
  for (const link of copy.querySelectorAll('a')) {
    // "Reorder, 12 wait"
    link.setAttribute('aria-label', link.getAttribute('aria-label')?.replace(/,.*/, '') ?? '');
    link.removeAttribute('aria-current');
  }
  for (const button of copy.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
  const page = rail.nextElementSibling?.cloneNode(false) as HTMLElement | undefined;
  let html = copy.outerHTML + (page?.outerHTML ?? '');
  for (let around = rail.parentElement; around && around.id !== 'root'; around = around.parentElement) {
    const shallow = around.cloneNode(false) as HTMLElement;
    shallow.innerHTML = html;
    html = shallow.outerHTML;
  }
  // Mantine's colours, which it writes into the page when it begins.
  const styles = [...document.querySelectorAll('style[data-mantine-styles]')].map(({ outerHTML }) => outerHTML);
  const kept: Frame = { html: styles.join('') + html, version: version() };
  const text = JSON.stringify(kept);
  if (text !== readPreference(NAME, '')) writePreference(NAME, text);
}

/**
 * The frame that was kept, undefined when there is none of this version. Its links work: they are addresses, which the
 * page looks at when it begins. Its buttons wait for the page.
 */
export function keptFrame(): string | undefined {
  try {
    const kept = JSON.parse(readPreference(NAME, '{}')) as Partial<Frame>;
    return kept.version === version() ? kept.html : undefined;
  } catch {
    return undefined; // nothing that this wrote
  }
}

/** Takes the theme that was chosen, as Mantine does when it begins. */
export function takeTheme(): void {
  const chosen = localStorage.getItem('mantine-color-scheme-value') ?? 'auto';
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.mantineColorScheme = chosen === 'auto' ? system : chosen;
}

/** Tells the window, which is hidden until then, that there is something to see. */
export function tellDrawn(): void {
  tell('drawn');
}
