import { useEffect, useRef } from 'react';
import { somethingIsOpen } from './overPage';
import { holdBack } from './scan';

export { somethingIsOpen } from './overPage';

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

function isEmptyScanField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.value === '' && target.dataset.scanField !== undefined;
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

/** Enter on a button or a link presses that. */
function takesEnter(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], summary') !== null;
}

/** Of a whole page, with its buttons and rail, there is nothing to copy: fields and lists select what is theirs. */
function keepUnselected(event: KeyboardEvent) {
  if (nameOf(event) === 'mod+a' && !typing(event.target)) event.preventDefault();
}

function onKeyDown(event: KeyboardEvent) {
  keepUnselected(event);
  if (event.defaultPrevented || event.altKey || event.repeat || event.isComposing || openAtPress) return;
  const name = nameOf(event);
  // While one types, a letter is a letter; only Ctrl keys work, and what was typed is undone by the field. Esc leaves it.
  // A key that waited may just have led into a field: the letter goes there by itself.
  if ((typing(event.target) || typing(document.activeElement)) && (!name.startsWith('mod+') || name === 'mod+z')) {
    if (name === 'Escape') (event.target as HTMLElement).blur();
    // Where one scans all day the list of keys is still one key away, and what was just posted can be taken back.
    if (!['?', 'mod+z'].includes(name) || !isEmptyScanField(event.target)) return;
  }
  if (name === 'Enter' && takesEnter(event.target)) return;
  const shortcut = { name, char: event.key, at: event.timeStamp };
  // A letter may be the first of a scanned code.
  if (name.length === 1) {
    if (listens(shortcut)) event.preventDefault();
    holdBack(() => press(shortcut));
  } else if (press(shortcut)) event.preventDefault();
}

interface Press {
  name: string;
  /** As it was typed: large or small. */
  char: string;
  at: number;
}

function pendingAt(at: number): string | null {
  return prefix && at - prefix.at < SEQUENCE_MS ? prefix.key : null;
}

function found({ name, at }: Press): Shortcut | undefined {
  const pending = pendingAt(at);
  return (pending ? find(`${pending} ${name}`) : undefined) ?? find(name);
}

/** Whether a key does something; what it does may still wait. */
function listens(pressed: Press): boolean {
  return found(pressed) !== undefined;
}

/** Does what the key does, unless something was opened while it waited. */
function press(pressed: Press): boolean {
  const shortcut = found(pressed);
  prefix = null;
  const into = document.activeElement;
  if (pressed.name.length === 1 && (somethingIsOpen() || (typing(into) && !isEmptyScanField(into)))) {
    insert(pressed.char);
    return false;
  }
  if (shortcut) shortcut.run();
  else if (startsSequence(pressed.name)) prefix = { key: pressed.name, at: pressed.at };
  return shortcut !== undefined;
}

/** A letter that waited while a key before it led into a field belongs into that field. */
function insert(char: string): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) || field.readOnly) return;
  field.setRangeText(char, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
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
