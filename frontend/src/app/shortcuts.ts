import { useEffect, useRef } from 'react';

export interface Shortcut {
  /** `n`, `/`, `?`, `Escape`, `mod+k` (Ctrl, or Cmd on a Mac), or two keys in a row: `g p`. */
  keys: string;
  /** What it does, in the list of keys. Without it the key is not listed. */
  label?: string;
  run: () => void;
}

interface Registration {
  shortcuts: readonly Shortcut[];
}

const SEQUENCE_MS = 1000;
const registrations: Registration[] = [];
let prefix: { key: string; at: number } | null = null;

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select');
}

const OVER_THE_PAGE = '[aria-modal="true"], [role="dialog"], [role="menu"], [role="listbox"]';

/** Whether a dialog, a menu or the choices of a field lie over the page. */
export function somethingIsOpen(): boolean {
  // What keeps its closed list in the document hides it.
  return [...document.querySelectorAll(OVER_THE_PAGE)].some((each) => !each.closest('[style*="display: none"]'));
}

let openAtPress = false;

/** Asked before anyone acts on the key: what the same Esc closes still takes it for itself. */
function noteOpen() {
  openAtPress = somethingIsOpen();
}

function find(keys: string): Shortcut | undefined {
  for (const registration of [...registrations].reverse()) {
    const found = registration.shortcuts.find((shortcut) => shortcut.keys === keys);
    if (found) return found;
  }
  return undefined;
}

function startsSequence(key: string): boolean {
  return registrations.some((r) => r.shortcuts.some((shortcut) => shortcut.keys.startsWith(`${key} `)));
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.altKey || event.repeat || event.isComposing || openAtPress) return;
  const name = nameOf(event);
  // While one types, a letter is a letter; only Ctrl keys work, and what was typed is undone by the field. Esc leaves it.
  if (typing(event.target) && (!name.startsWith('mod+') || name === 'mod+z')) {
    if (name === 'Escape') (event.target as HTMLElement).blur();
    return;
  }
  const pending = prefix && event.timeStamp - prefix.at < SEQUENCE_MS ? prefix.key : null;
  prefix = null;
  const shortcut = (pending && find(`${pending} ${name}`)) || find(name);
  if (shortcut) {
    event.preventDefault();
    shortcut.run();
  } else if (startsSequence(name)) {
    prefix = { key: name, at: event.timeStamp };
  }
}

/** Starts listening; called once by the shell. Returns the function that stops. */
export function listenForShortcuts(): () => void {
  document.addEventListener('keydown', noteOpen, true);
  document.addEventListener('keydown', onKeyDown);
  return () => {
    document.removeEventListener('keydown', noteOpen, true);
    document.removeEventListener('keydown', onKeyDown);
  };
}

/** What can be pressed now, the page's own keys first. */
export function listedShortcuts(): Shortcut[] {
  const seen = new Set<string>();
  return [...registrations]
    .reverse()
    .flatMap((registration) => registration.shortcuts)
    .filter((shortcut) => shortcut.label && !seen.has(shortcut.keys) && seen.add(shortcut.keys));
}

/**
 * Offers keys while the component is shown; the page's win over the window's.
 * They are ignored while one types in a field, and while a dialog, a menu or a field's choices are open.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], scope: 'page' | 'window' = 'page'): void {
  const registration = useRef<Registration>({ shortcuts });
  useEffect(() => {
    registration.current.shortcuts = shortcuts;
  });
  useEffect(() => {
    const mine = registration.current;
    if (scope === 'window') registrations.unshift(mine);
    else registrations.push(mine);
    return () => {
      registrations.splice(registrations.indexOf(mine), 1);
    };
  }, [scope]);
}
