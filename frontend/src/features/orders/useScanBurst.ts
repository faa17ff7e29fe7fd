import { type KeyboardEvent, useRef } from 'react';

/** A scanner types far quicker than people: this many milliseconds between two keys at most. */
const QUICK_MS = 50;
/** Shorter bursts may be people; digits alone may be a quantity typed with two hands. */
const LEAST = 4;
const LEAST_DIGITS = 6;

interface Burst {
  text: string;
  last: number;
}

/**
 * Tells a scanner from a person: keys that come in a burst and end in Enter are a scan, wherever the focus is.
 * `onStart` is called before the first key of what may become one.
 */
export function useScanBurst(onScan: (code: string) => void, onStart: () => void) {
  const burst = useRef<Burst | null>(null);
  return (event: KeyboardEvent) => {
    const before = burst.current;
    const quick = before !== null && event.timeStamp - before.last <= QUICK_MS;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      burst.current = null;
      const long = before && before.text.length >= (/^\d+$/.test(before.text) ? LEAST_DIGITS : LEAST);
      if (!quick || !long) return;
      event.preventDefault();
      event.stopPropagation();
      onScan(before.text);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (!quick) onStart();
      burst.current = { text: quick ? before.text + event.key : event.key, last: event.timeStamp };
    } else if (event.key !== 'Shift') {
      burst.current = null;
    }
  };
}
