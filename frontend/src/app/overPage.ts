const OVER_THE_PAGE = '[aria-modal="true"], [role="dialog"], [role="menu"], [role="listbox"]';

/** Whether a dialog, a menu or the choices of a field lie over the page. */
export function somethingIsOpen(what: string = OVER_THE_PAGE): boolean {
  // What keeps its closed list in the document hides it.
  return [...document.querySelectorAll(what)].some((each) => !each.closest('[style*="display: none"]'));
}
