import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { Section } from '../../ui/Layout';
import { type ToDoGroup, type ToDoRow, toDoGroups, type Way } from './groups';
import classes from './Today.module.css';

/** What needs doing, grouped; each row with its one action. */
export function ToDo({ overview }: { overview: api.TodayOverview }) {
  const format = useFormat();
  const groups = useMemo(() => toDoGroups(overview, format), [overview, format]);
  if (groups.length === 0) {
    return <EmptyState drawing="done" sentence={t('today.nothingToDo')} detail={t('today.nothingToDoDetail')} />;
  }
  return groups.map((group) => <Group key={group.id} group={group} />);
}

function WayLink({ way, className, children }: { way: Way; className?: string; children: string }) {
  return (
    <Link {...(way as { to: '/' })} className={className} title={children}>
      {children}
    </Link>
  );
}

function Group({ group }: { group: ToDoGroup }) {
  const format = useFormat();
  const count = format.quantity(group.count * 1000);
  return (
    <Section
      title={group.title}
      actions={
        <WayLink way={group.all} className={classes.all}>
          {group.count > group.rows.length ? t('today.all', { count }) : t('today.list')}
        </WayLink>
      }
    >
      <ul className={classes.rows}>
        {group.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ row }: { row: ToDoRow }) {
  const navigate = useNavigate();
  return (
    <li className={classes.row}>
      <span className={classes.name} data-numbered={row.numbered}>
        <WayLink way={row.opens}>{row.name}</WayLink>
        <span className={classes.detail} title={row.detail}>
          {row.detail}
        </span>
      </span>
      <span className={`${classes.why} num`} data-tone={row.tone}>
        {row.why}
      </span>
      <span className={`${classes.amount} num`}>{row.amount}</span>
      <Button
        variant="default"
        h={26}
        px={8}
        aria-label={`${row.action}: ${row.name}`}
        onClick={() => void navigate(row.acts as never)}
      >
        {row.action}
      </Button>
    </li>
  );
}
