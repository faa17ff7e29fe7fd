import type { ReactNode } from 'react';
import classes from './Layout.module.css';

interface SectionProps {
  title?: string;
  /** A sentence beneath the title. */
  sentence?: string;
  /** Controls at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, sentence, actions, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      {(title || actions) && (
        <div className={classes.head}>
          <div>
            {title && <h2 className={classes.title}>{title}</h2>}
            {sentence && <p className={classes.sentence}>{sentence}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** A detail page: the main column, and a side of 320 px that folds under it when there is no room. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.frame}>
      <div className={classes.columns}>
        <div className={classes.main}>{main}</div>
        <aside className={classes.side}>{side}</aside>
      </div>
    </div>
  );
}

export interface Fact {
  label: string;
  value: ReactNode;
  /** A number: tabular figures, in one piece. */
  numeric?: boolean;
}

/** Names and values, in two columns. Facts without a value are left out. */
export function KeyValue({ facts }: { facts: readonly Fact[] }) {
  const given = facts.filter(({ value }) => value !== undefined && value !== null && value !== '');
  return (
    <dl className={classes.facts}>
      {given.map((fact) => (
        <div key={fact.label} className={classes.fact}>
          <dt>{fact.label}</dt>
          <dd className={fact.numeric ? 'num' : undefined}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
