import type { ReactNode } from 'react';
import { useFormat } from '../app/format';
import classes from './Timeline.module.css';

export interface TimelineEntry {
  id: string | number;
  /** What happened, in words. */
  what: ReactNode;
  who?: string;
  /** When, RFC 3339. */
  at: string;
  /** Was taken back later. */
  reversed?: boolean;
}

/** What happened, by whom and when; the newest first as given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const format = useFormat();
  return (
    <ol className={classes.timeline}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.entry} data-reversed={entry.reversed || undefined}>
          <div className={classes.what}>{entry.what}</div>
          <div className={classes.when}>
            {entry.who && <span>{entry.who} · </span>}
            <time dateTime={entry.at}>{format.instant(entry.at)}</time>
          </div>
        </li>
      ))}
    </ol>
  );
}
