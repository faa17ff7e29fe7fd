import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { Section } from '../../ui/Layout';
import { type StateStep, StateSteps } from '../../ui/StateSteps';
import { StatusBadge } from '../../ui/StatusBadge';
import { Timeline } from '../../ui/Timeline';
import type { OrderTotals } from './lines';
import classes from './Order.module.css';

interface StateLineProps {
  steps: readonly StateStep[];
  current: string;
  finished: boolean;
  /** The order left the road: closed short or cancelled, and why. */
  ended?: ReactNode;
  children?: ReactNode;
}

/** Where the order stands, in words. */
export function StateLine({ steps, current, finished, ended, children }: StateLineProps) {
  return (
    <div className={classes.state}>
      {ended ?? <StateSteps label={t('orders.state')} steps={steps} current={current} finished={finished} />}
      {children}
    </div>
  );
}

export function Said({ children }: { children: ReactNode }) {
  return <span className={classes.said}>{children}</span>;
}

/** What the lines come to. */
export function Totals({ totals, flush }: { totals: OrderTotals; flush?: boolean }) {
  const format = useFormat();
  return (
    <dl className={classes.totals} data-flush={flush || undefined}>
      {totals.discountMinor !== 0 && (
        <>
          <dt>{t('orders.gross')}</dt>
          <dd className="num">{format.minor(totals.grossMinor)}</dd>
          <dt>{t('orders.discount')}</dt>
          <dd className="num">{format.minor(-totals.discountMinor)}</dd>
        </>
      )}
      <dt className={classes.sum}>{t('ui.total')}</dt>
      <dd className={`${classes.sum} num`}>{format.amount(totals.netMinor)}</dd>
    </dl>
  );
}

export interface MenuStep {
  id: string;
  label: string;
  onClick: () => void;
  danger?: boolean;
}

/** Every step but the next one. */
export function StepsMenu({ steps }: { steps: readonly MenuStep[] }) {
  if (steps.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('orders.more')}>
          <IconDots size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((step) => (
          <Menu.Item key={step.id} c={step.danger ? 'var(--bad)' : undefined} onClick={step.onClick}>
            {step.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What happened to the order, the newest first. */
export function OrderTimeline({ events }: { events: readonly api.OrderEvent[] }) {
  if (events.length === 0) return null;
  const entries = [...events].reverse().map(({ id, at, user, summary }) => ({ id, at, who: user, what: summary }));
  return (
    <Section title={t('orders.timeline')}>
      <Timeline entries={entries} />
    </Section>
  );
}

/** A receipt or a shipment. */
export interface Paper {
  id: number;
  number: string;
  location: string;
  day: string;
  user: string;
  note: string;
  tracking?: string;
  reversed: boolean;
  reversedAt: string;
  reversedBy: string;
  lines: readonly {
    id: number;
    sku: string;
    name: string;
    unit: string;
    unitDecimals: number;
    quantityMilli: number;
  }[];
}

interface PapersProps {
  title: string;
  papers: readonly Paper[];
  /** Absent where nothing can be reversed now. */
  onReverse?: (paper: Paper) => void;
  actions?: (paper: Paper) => ReactNode;
}

/** Receipts or shipments with what was in them; reversed ones stay in sight. */
export function Papers({ title, papers, onReverse, actions }: PapersProps) {
  const format = useFormat();
  if (papers.length === 0) return null;
  return (
    <Section title={title}>
      <div className={classes.papers}>
        {papers.map((paper) => (
          <article key={paper.id} className={classes.paper} data-reversed={paper.reversed || undefined}>
            <div className={classes.paperHead}>
              <b className="num">{paper.number}</b>
              <span className="quiet">
                {[format.day(paper.day), paper.user, paper.location, paper.tracking].filter(Boolean).join(' · ')}
              </span>
              {paper.reversed && <StatusBadge tone="none">{t('orders.reversed')}</StatusBadge>}
              {paper.reversed && (
                <span className="quiet">
                  {t('orders.reversedBy', { who: paper.reversedBy, when: format.instant(paper.reversedAt) })}
                </span>
              )}
              <span className={classes.grow} />
              {actions?.(paper)}
              {!paper.reversed && onReverse && (
                <Button
                  variant="subtle"
                  h={26}
                  px={8}
                  leftSection={<IconArrowBackUp size={16} stroke={1.5} />}
                  onClick={() => onReverse(paper)}
                >
                  {t('orders.reverse')}
                </Button>
              )}
            </div>
            <ul>
              {paper.lines.map((line) => (
                <li key={line.id}>
                  <span className="num">{format.quantity(line.quantityMilli, line.unit, line.unitDecimals)}</span>
                  <span>
                    {line.name} <span className="quiet">{line.sku}</span>
                  </span>
                </li>
              ))}
            </ul>
            {paper.note && <div className={classes.sub}>{paper.note}</div>}
          </article>
        ))}
      </div>
    </Section>
  );
}

/** How much of an order is done, as a bar and a figure. */
export function Progress({ percent }: { percent: number }) {
  return (
    <>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>{' '}
      {t('orders.percent', { percent })}
    </>
  );
}

/** A day that is marked when it has passed. */
export function DueDayCell({ day, late }: { day: string; late: boolean }) {
  const format = useFormat();
  if (!late) return format.day(day);
  return (
    <span className={classes.late}>
      {format.day(day)} · {t('orders.late')}
    </span>
  );
}
