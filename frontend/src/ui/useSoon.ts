import { useCallback, useEffect, useRef } from 'react';

/** Keys that follow each other quicker than this, in milliseconds, are typed in one go: a scanner's, a quick hand's. */
const IN_ONE_GO_MS = 80;

/** The calls that wait for a pause, in every search that is shown. */
const waiting = new Set<() => void>();

/** Makes the calls that wait for a pause: what was typed is done with. */
export function callNow(): void {
  for (const call of [...waiting]) call();
}

/** Calls at once; of calls in one go the first, and the last when there is a pause. For searches while one types. */
export function useSoon<Value>(run: (value: Value) => void): (value: Value) => void {
  const latest = useRef(run);
  const called = useRef(Number.NEGATIVE_INFINITY);
  const forget = useRef(() => {});
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => () => forget.current(), []);
  return useCallback((value) => {
    const now = performance.now();
    const inOneGo = now - called.current < IN_ONE_GO_MS;
    called.current = now;
    forget.current();
    if (!inOneGo) {
      latest.current(value);
      return;
    }
    const call = () => {
      forget.current();
      latest.current(value);
    };
    const timer = setTimeout(call, IN_ONE_GO_MS);
    waiting.add(call);
    forget.current = () => {
      clearTimeout(timer);
      waiting.delete(call);
    };
  }, []);
}
