const PRESSED = 'button, a[href], [role="button"], [role="menuitem"]';

let pressed: Element | null = null;

function onClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target.closest(PRESSED) : null;
  if (event.detail > 1 && target && target !== pressed) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  pressed = target;
}

/**
 * A double click belongs to what its first click pressed: a button that took the place meanwhile, such as Receive
 * where Place order was, does not get the second. Called once by the shell; returns the function that stops.
 */
export function guardDoubleClicks(): () => void {
  window.addEventListener('click', onClick, true);
  return () => {
    window.removeEventListener('click', onClick, true);
    pressed = null;
  };
}
