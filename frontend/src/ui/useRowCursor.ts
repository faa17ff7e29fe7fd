import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

type Rows = Virtualizer<HTMLDivElement, Element>;

interface Place {
  at: number;
  offset: number;
  /** What was asked: in the rows of another question it is no place. */
  question: string | undefined;
}

/** Where each list was left, so that Back comes back to the same row; forgotten when the window closes. */
const left = new Map<string, Place>();

function leftIn(id: string, question: string | undefined): Place | undefined {
  const place = left.get(id);
  return place?.question === question ? place : undefined;
}

/** A list as far as it matters to the cursor; see DataTableProps. */
interface Asked {
  id: string;
  rows: readonly unknown[];
  total?: number;
  question?: string;
  refreshing?: boolean;
}

/** Behind so many rows nobody looks for the last one. */
const LOOKED_THROUGH = 500;

/** The row that the keyboard is on. */
export function useRowCursor(list: Asked, rows: Rows, scroller: RefObject<HTMLDivElement | null>) {
  const { id, question } = list;
  const count = list.rows.length;
  const [wanted, setWanted] = useState(() => leftIn(id, question)?.at ?? 0);
  const at = Math.max(0, Math.min(wanted, count - 1));
  const place = useRef({ at, question });
  useEffect(() => {
    if (count > 0) place.current.at = at;
  }, [at, count]);
  useReturn(id, count > 0, scroller, place);
  useLayoutEffect(() => {
    if (list.refreshing || place.current.question === question) return;
    place.current = { at: 0, question };
    toEnd.current = false;
    setWanted(0);
    // Asked of the rows, which know it: the page would be laid out for the answer.
    if (rows.scrollOffset) rows.scrollToOffset(0);
  }, [question, list.refreshing, rows]);

  const move = (index: number) => {
    const next = Math.max(0, Math.min(index, count - 1));
    setWanted(next);
    rows.scrollToIndex(next);
  };
  // At the end more are read: End goes with them, as far as a list is one that is looked through.
  const toEnd = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when there are more
  useEffect(() => {
    if (toEnd.current) move(count - 1);
    if (count === list.total || count > LOOKED_THROUGH) toEnd.current = false;
  }, [count]);
  const set = useCallback((index: number) => {
    toEnd.current = false;
    setWanted(index);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rows.options.estimateSize(0)) - 2);
    const target: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    };
    const index = target[event.key];
    if (index === undefined) return;
    event.preventDefault();
    toEnd.current = event.key === 'End' && count !== list.total;
    move(index);
  };
  return { at, set, onKeyDown };
}

/** Brings the list back to where it was left, and remembers where it is left. */
function useReturn(
  id: string,
  ready: boolean,
  scroller: RefObject<HTMLDivElement | null>,
  place: RefObject<Omit<Place, 'offset'>>,
) {
  useEffect(() => {
    const element = scroller.current;
    if (!ready || !element) return;
    element.scrollTop = leftIn(id, place.current.question)?.offset ?? 0;
    const onScroll = () => left.set(id, { ...place.current, offset: element.scrollTop });
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      left.set(id, { ...place.current, offset: leftIn(id, place.current.question)?.offset ?? 0 });
      element.removeEventListener('scroll', onScroll);
    };
  }, [id, ready, scroller, place]);
}

/** Forgets where lists were left; for tests. */
export function forgetPlaces(): void {
  left.clear();
}
