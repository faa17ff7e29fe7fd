import { useEffect, useRef } from 'react';
import { callNow } from '../ui/useSoon';
import { somethingIsOpen } from './overPage';

/** What a scanner typed: a code, and how often it counts (`12*` before it). */
export interface Scan {
  code: string;
  times: number;
}

/** A scanner types far quicker than people: this many milliseconds between two keys at most. */
const SCANNER_MS = 50;
/** Shorter bursts may be people; digits alone may be a quantity typed with two hands. */
const LEAST = 4;
const LEAST_DIGITS = 6;
/** More than any code or name is no scan. */
const MOST = 400;
/** Letters that could be keys of the page wait this long for a burst to show itself. */
const WAIT_MS = SCANNER_MS + 10;

let quickMs = SCANNER_MS;

/** How quick a scanner is; below 0 nothing is taken for one. For tests, which type as fast as a scanner. */
export function setScanSpeed(ms: number = SCANNER_MS): void {
  quickMs = ms;
}

interface Field {
  element: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

interface Key {
  char: string;
  at: number;
  /** The field that had the focus, as it was before the key. */
  field: Field | null;
}

/** What was typed since the last key that is no letter. */
let typed: Key[] = [];
let held: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Does at once what waited to see whether a scanner is typing. */
function release(): void {
  clearTimeout(timer);
  for (const run of held.splice(0)) run();
}

/** Keeps the key of a page back until it is clear that no scanner typed it. */
export function holdBack(run: () => void): void {
  if (quickMs < 0) {
    run();
    return;
  }
  held.push(run);
  clearTimeout(timer);
  timer = setTimeout(release, WAIT_MS);
}

function fieldOf(element: Element | null): Field | null {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  return isField ? { element, value: element.value } : null;
}

/** How many of the last keys came in one burst. */
function burstLength(until: number): number {
  let length = 0;
  let next = until;
  for (const key of [...typed].reverse()) {
    if (next - key.at > quickMs) break;
    next = key.at;
    length++;
  }
  return length;
}

/** Reads a code with its multiplier: `12*4006381333931`. */
export function readScan(text: string): Scan {
  const match = /^\s*(\d{1,4})\s*[*×x]\s*(\S.*)$/i.exec(text);
  const times = Number(match?.[1] ?? 1);
  return match?.[2] && times > 0 ? { code: match[2].trim(), times } : { code: text.trim(), times: 1 };
}

/** The scan that an Enter ends, and the field as it was before it; null when people typed. */
function ended(at: number): { scan: Scan; before: Field | null } | null {
  const length = burstLength(at);
  const start = typed.length - length;
  const code = typed
    .slice(start)
    .map((key) => key.char)
    .join('');
  const least = /^\d+$/.test(code) ? LEAST_DIGITS : LEAST;
  if (quickMs < 0 || length < least || length > MOST) return null;
  const before = typed
    .slice(0, start)
    .map((key) => key.char)
    .join('');
  const times = /(?:^|\D)(\d{1,4})\*$/.exec(before)?.[1];
  const first = times && Number(times) > 0 ? start - times.length - 1 : start;
  const scan = readScan(code);
  return { scan: { ...scan, times: Number(times ?? 0) || scan.times }, before: typed[first]?.field ?? null };
}

/** Puts back what the field held, as if one had typed it. */
function restore({ element, value }: Field): void {
  const kind = element instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(element, value);
  element.dispatchEvent(new Event('input', { bubbles: true }));
  // The choices of a picker close, and it shows what it had.
  if (element.getAttribute('aria-haspopup') === 'listbox') element.blur();
}

interface Handler {
  run: (scan: Scan) => void;
  /** Whether it stands in a dialog. */
  modal: boolean;
}

const handlers: { current: Handler }[] = [];

function modalIsOpen(): boolean {
  return somethingIsOpen('[aria-modal="true"]');
}

function deliver(scan: Scan): void {
  const modal = modalIsOpen();
  [...handlers]
    .reverse()
    .find((each) => each.current.modal === modal)
    ?.current.run(scan);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === 'Shift' || event.key === 'CapsLock') return;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.repeat;
  if (event.key.length === 1 && plain) {
    // What waits goes before what a person types after it, which a field takes at once.
    if (event.timeStamp - (typed.at(-1)?.at ?? 0) > quickMs) release();
    typed.push({ char: event.key, at: event.timeStamp, field: fieldOf(document.activeElement) });
    typed = typed.slice(-MOST - LEAST);
    return;
  }
  const scanned = event.key === 'Enter' && plain ? ended(event.timeStamp) : null;
  typed = [];
  // A field that takes codes keeps what was scanned into it, and says itself what Enter does.
  const takesCodes = document.activeElement?.closest('[data-takes-codes]');
  if (!scanned || takesCodes) {
    release();
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  clearTimeout(timer);
  held = [];
  if (scanned.before) restore(scanned.before);
  setTimeout(() => {
    // A search has the field's text again before the scan leads away from it.
    callNow();
    deliver(scanned.scan);
  });
}

function forget(): void {
  typed = [];
}

/** Starts listening; called once by the shell. Returns the function that stops. */
export function listenForScans(): () => void {
  window.addEventListener('keydown', onKeyDown, true);
  window.addEventListener('pointerdown', forget, true);
  return () => {
    window.removeEventListener('keydown', onKeyDown, true);
    window.removeEventListener('pointerdown', forget, true);
    forget();
    clearTimeout(timer);
    held = [];
  };
}

/**
 * Takes scans while the component is shown, wherever the focus is; the last one shown takes them. While a dialog is
 * open only what stands in a dialog (`modal`) does.
 */
export function useScans(run: (scan: Scan) => void, { modal = false, active = true } = {}): void {
  const handler = useRef<Handler>({ run, modal });
  useEffect(() => {
    handler.current = { run, modal };
  });
  useEffect(() => {
    if (!active) return;
    const mine = handler;
    handlers.push(mine);
    return () => {
      handlers.splice(handlers.indexOf(mine), 1);
    };
  }, [active]);
}
