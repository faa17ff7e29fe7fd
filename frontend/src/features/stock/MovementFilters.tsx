import { Button, Popover, Select, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useFormat } from '../../app/format';
import type { ListState } from '../../app/useListState';
import { t } from '../../i18n';
import { DateInput } from '../../ui/DateInput';
import type { FilterChip } from '../../ui/ListToolbar';
import { reasonWord } from './movementColumns';
import classes from './Stock.module.css';

/** Every reason that a movement can have. */
const REASONS = [
  'receipt',
  'shipment',
  'transfer',
  'opening_balance',
  'damage',
  'loss',
  'theft',
  'expired',
  'sample',
  'shrinkage',
  'found',
  'count',
  'correction',
  'supplier_return',
  'customer_return',
  'revaluation',
  'landed_cost',
] as const;

/** Period, reason and user, behind one word: what is set shows as chips. */
export function MovementFilters({ list }: { list: ListState }) {
  const [open, setOpen] = useState(false);
  const { from, to, reason, user } = list.filters;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          h={32}
          fw={400}
          rightSection={<IconChevronDown size={14} stroke={1.5} />}
          onClick={() => setOpen(!open)}
        >
          {t('stock.moreFilters')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.more}>
          <DateInput
            data-autofocus
            label={t('stock.fromDay')}
            value={from ?? null}
            onChange={(day) => list.setFilter('from', day ?? undefined)}
          />
          <DateInput
            label={t('stock.toDay')}
            value={to ?? null}
            onChange={(day) => list.setFilter('to', day ?? undefined)}
          />
          <Select
            label={t('ui.reason')}
            clearable
            comboboxProps={{ withinPortal: false }}
            data={REASONS.map((each) => ({ value: each, label: reasonWord(each) }))}
            value={reason ?? null}
            onChange={(next) => list.setFilter('reason', next ?? undefined)}
          />
          <UserField user={user ?? ''} onUser={(next) => list.setFilter('user', next || undefined)} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A login name: asked for when the typing is done, for only a whole one matches. */
function UserField({ user, onUser }: { user: string; onUser: (user: string) => void }) {
  const [typed, setTyped] = useState(user);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onUser(typed.trim());
  };
  return (
    <form onSubmit={apply}>
      <TextInput
        label={t('stock.user')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => typed.trim() !== user && onUser(typed.trim())}
      />
    </form>
  );
}

/** The filters that do not show by themselves, in words. */
export function useMovementChips(list: ListState): FilterChip[] {
  const format = useFormat();
  const { from, to, reason, user } = list.filters;
  const chip = (id: string, label: string): FilterChip => ({
    id,
    label,
    onRemove: () => list.setFilter(id, undefined),
  });
  const chips: FilterChip[] = [];
  if (from) chips.push(chip('from', t('stock.chipFrom', { day: format.day(from) })));
  if (to) chips.push(chip('to', t('stock.chipTo', { day: format.day(to) })));
  if (reason) chips.push(chip('reason', reasonWord(reason)));
  if (user) chips.push(chip('user', t('stock.chipUser', { user })));
  return chips;
}
