import { Door } from './Door';
import classes from './Figures.module.css';

export interface Figure {
  label: string;
  /** The figure as written; undefined while it is being read. */
  value: string | undefined;
  /** Quiet words beneath: what it means, how it came about. */
  detail?: string;
  /** The sign before it, where the strip reads as an equation. */
  sign?: '+' | '−' | '=';
  tone?: 'warning' | 'bad';
  /** An amount: it takes more room than a count. */
  wide?: boolean;
  /** A number is a door: opens the rows that make it. */
  onClick?: () => void;
}

/** One line of figures. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={classes.strip}>
      {figures.map((figure) => (
        <div key={figure.label} className={classes.figure} data-sign={figure.sign} data-wide={figure.wide || undefined}>
          <dt className={classes.label}>{figure.label}</dt>
          <dd className={`${classes.value} num`} data-tone={figure.tone}>
            <Value figure={figure} />
          </dd>
          {figure.detail && <dd className={classes.detail}>{figure.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Value({ figure }: { figure: Figure }) {
  if (figure.value === undefined) return <span className={classes.pending} aria-hidden="true" />;
  if (!figure.onClick) return figure.value;
  return (
    <Door label={`${figure.label}: ${figure.value}`} onClick={figure.onClick}>
      {figure.value}
    </Door>
  );
}
