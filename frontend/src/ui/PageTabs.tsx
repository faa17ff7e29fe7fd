import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useListState } from '../app/useListState';
import classes from './PageTabs.module.css';

export interface PageTab {
  id: string;
  label: string;
  /** How many are in it. */
  count?: string;
  content: ReactNode;
}

interface PageTabsProps {
  tabs: readonly PageTab[];
  label: string;
  /** The tabs take the rest of the height (lists in tabs). */
  fill?: boolean;
}

/** Tabs that keep themselves in the address; each tab starts with its own search and filters. */
export function PageTabs({ tabs, label, fill }: PageTabsProps) {
  const { filters, setTab } = useListState({ key: '', desc: false });
  const current = tabs.find((tab) => tab.id === filters.tab) ?? tabs[0];
  return (
    <Tabs
      value={current?.id ?? null}
      onChange={(id) => setTab(id === tabs[0]?.id ? undefined : (id ?? undefined))}
      className={fill ? classes.fill : undefined}
    >
      <Tabs.List aria-label={label} className={classes.list}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.id} value={tab.id} className={classes.tab}>
            {tab.label}
            {tab.count !== undefined && <span className={`${classes.count} num`}>{tab.count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.id} value={tab.id} className={classes.panel}>
          {tab.content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
