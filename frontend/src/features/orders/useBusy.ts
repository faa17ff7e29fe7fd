import { useCallback, useRef, useState } from 'react';
import { toastFault } from '../../ui/toast';

/** Runs one step after the other, never the same twice at once; a failure is said in a toast. */
export function useBusy() {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const run = useCallback(async (step: () => Promise<unknown>): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await step();
    } catch (reason) {
      toastFault(reason);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, run };
}
