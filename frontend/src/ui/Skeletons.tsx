import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../i18n';
import classes from './Skeletons.module.css';

const DELAY_MS = 150;

/** True once something has lasted long enough to be worth showing. */
export function useDelayed(active: boolean): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setShown(true), DELAY_MS);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [active]);
  return active && shown;
}

/** Shows its children, but only after 150 ms: most answers are quicker, and nothing flickers. */
export function Delayed({ children }: { children: ReactNode }) {
  return useDelayed(true) ? children : null;
}

/** The grey outline of a page or section that is being read. */
export function Skeletons({ lines = 4 }: { lines?: number }) {
  return (
    <div className={classes.lines} role="status" aria-label={t('ui.loading')}>
      <Delayed>
        {Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          <span key={line} style={{ width: `${90 - ((line * 23) % 50)}%` }} aria-hidden="true" />
        ))}
      </Delayed>
    </div>
  );
}
