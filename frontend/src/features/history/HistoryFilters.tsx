import { Button, Popover, Select } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../app/format';
import type { ListState } from '../../app/useListState';
import { t } from '../../i18n';
import { DateInput } from '../../ui/DateInput';
import type { FilterChip } from '../../ui/ListToolbar';
import classes from './History.module.css';

/** Who, and which days. */
export function HistoryFilters({ list, users }: { list: ListState; users: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const { from, to, user } = list.filters;
  const known = user && !users.includes(user) ? [user, ...users] : users;
  return (
    <>
      <Select
        w={160}
        aria-label={t('history.who')}
        placeholder={t('history.everyone')}
        clearable
        data={[...known]}
        value={user ?? null}
        onChange={(next) => list.setFilter('user', next ?? undefined)}
      />
      <Popover opened={open} onChange={setOpen} position="bottom-start" width={240} trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="default"
            h={32}
            fw={400}
            rightSection={<IconChevronDown size={14} stroke={1.5} />}
            onClick={() => setOpen(!open)}
          >
            {t('history.days')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.more}>
            <DateInput
              data-autofocus
              label={t('history.from')}
              value={from ?? null}
              onChange={(day) => list.setFilter('from', day ?? undefined)}
            />
            <DateInput
              label={t('history.to')}
              value={to ?? null}
              onChange={(day) => list.setFilter('to', day ?? undefined)}
            />
          </div>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

/** The days that narrow the list, in words. */
export function useHistoryChips(list: ListState): FilterChip[] {
  const format = useFormat();
  const { from, to } = list.filters;
  const chips: FilterChip[] = [];
  const chip = (id: string, label: string) => chips.push({ id, label, onRemove: () => list.setFilter(id, undefined) });
  if (from) chip('from', t('history.chipFrom', { day: format.day(from) }));
  if (to) chip('to', t('history.chipTo', { day: format.day(to) }));
  return chips;
}
