import classes from './StatusBadge.module.css';

/** What a state means for the reader: waiting is the usual course of work, none is over and done with. */
export type Tone = 'good' | 'warning' | 'bad' | 'waiting' | 'none';

/** A state as colour and word; the shape of the dot tells it without colour, too. */
export function StatusBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
        {tone === 'bad' && <path d="M4 0.2 7.8 7.5H0.2z" />}
        {tone === 'warning' && <path d="M4 0 8 4 4 8 0 4z" />}
        {tone === 'good' && <circle cx="4" cy="4" r="4" />}
        {tone === 'waiting' && <path d="M4 0a4 4 0 0 1 0 8z M4 0.75a3.25 3.25 0 0 0 0 6.5z" fillRule="evenodd" />}
        {tone === 'none' && <circle cx="4" cy="4" r="3.25" className={classes.hollow} />}
      </svg>
      {children}
    </span>
  );
}
