import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

type Drawing = 'shelf' | 'search' | 'failed' | 'done';

const PATHS: Record<Drawing, string> = {
  shelf: 'M12 8v48M84 8v48M12 32h72M12 56h72M22 32V18h16v14M44 32V22h12v10M58 56V42h18v14M26 56V46h12v10',
  search: 'M12 8v48M84 8v48M12 32h72M12 56h72M56 40a12 12 0 1 1-24 0 12 12 0 0 1 24 0zM53 49l12 12',
  failed: 'M12 8v48M84 8v48M12 32h28l6 5 4-8 5 3h29M12 56h72M26 56V46h12v10M58 56V44h14v12',
  done: 'M12 8v48M84 8v48M12 32h72M12 56h72M36 44l8 8 16-18',
};

export interface EmptyStateProps {
  /** What the page is for, in one sentence. */
  sentence: string;
  detail?: string;
  /** The first thing to do. */
  action?: ReactNode;
  drawing?: Drawing;
}

/** What stands where nothing is yet. */
export function EmptyState({ sentence, detail, action, drawing = 'shelf' }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <svg width="96" height="64" viewBox="0 0 96 64" aria-hidden="true" className={classes.drawing}>
        <path d={PATHS[drawing]} />
      </svg>
      <p className={classes.sentence}>{sentence}</p>
      {detail && <p className={classes.detail}>{detail}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
