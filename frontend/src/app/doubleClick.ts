const PRESSED = 'button, a[href], [role="button"], [role="menuitem"]';

let pressed: { element: Element | null; name: string } = { element: null, name: '' };

function nameOf(element: Element | null): string {
  return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
}

function onClick(event: MouseEvent): void {
  const element = event.target instanceof Element ? event.target.closest(PRESSED) : null;
  const name = nameOf(element);
  // Next on the page of one product is another button than on that of the one before, and yet the same.
  const isSame = element === pressed.element || (name !== '' && name === pressed.name);
  if (event.detail > 1 && !isSame) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  pressed = { element, name };
}

/**
 * A double click belongs to what its first click pressed: a button that took the place meanwhile, such as Receive
 * where Place order was, does not get the second, nor does what lies around a dialog that the first opened, and which
 * would close it. Called once by the shell; returns the function that stops.
 */
export function guardDoubleClicks(): () => void {
  window.addEventListener('click', onClick, true);
  return () => {
    window.removeEventListener('click', onClick, true);
    pressed = { element: null, name: '' };
  };
}
