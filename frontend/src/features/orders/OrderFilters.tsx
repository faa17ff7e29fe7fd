import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ListState } from '../../app/useListState';
import { Catalog, invoke } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker, type PickOption } from '../../ui/ComboPicker';
import type { FilterChip } from '../../ui/ListToolbar';

interface ToggleProps {
  list: ListState;
  name: string;
  label: string;
}

/** A filter that is on or off. */
export function FilterToggle({ list, name, label }: ToggleProps) {
  const on = list.filters[name] === 'yes';
  return (
    <Button
      variant={on ? 'light' : 'default'}
      aria-pressed={on}
      onClick={() => list.setFilter(name, on ? undefined : 'yes')}
    >
      {label}
    </Button>
  );
}

/** The states that the address names. */
export function statesOf(list: ListState): string[] {
  return list.filters.state?.split(',') ?? [];
}

interface StatesProps {
  list: ListState;
  states: readonly string[];
  wordOf: (state: string) => string;
}

/** Chooses any number of states. */
export function StateFilter({ list, states, wordOf }: StatesProps) {
  const chosen = statesOf(list);
  const choose = (next: string[]) => list.setFilter('state', next.join(','));
  return (
    <Popover position="bottom-start">
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} stroke={1.5} />}>
          {t('orders.state')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group value={chosen} onChange={choose} aria-label={t('orders.state')}>
          <Stack gap={8}>
            {states.map((state) => (
              <Checkbox key={state} value={state} label={wordOf(state)} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The chosen states as chips. */
export function stateChips({ list, wordOf }: Omit<StatesProps, 'states'>): FilterChip[] {
  const chosen = statesOf(list);
  return chosen.map((state) => ({
    id: state,
    label: wordOf(state),
    onRemove: () => list.setFilter('state', chosen.filter((each) => each !== state).join(',')),
  }));
}

interface PartyFilterProps {
  list: ListState;
  name: string;
  label: string;
  load: (text: string) => Promise<readonly PickOption[]>;
  /** The one that the address names. */
  get: (id: number) => Promise<PickOption>;
}

/** Narrows the list to one supplier or customer. */
export function PartyFilter({ list, name, label, load, get }: PartyFilterProps) {
  const id = Number(list.filters[name] ?? 0);
  const { data } = useQuery({ queryKey: ['parties', 'filter', name, id], queryFn: () => get(id), enabled: id > 0 });
  return (
    <ComboPicker
      w={200}
      aria-label={label}
      placeholder={label}
      clearable
      value={id > 0 ? (data ?? { id: String(id), label: '…' }) : null}
      onChange={(option) => list.setFilter(name, option?.id)}
      load={load}
    />
  );
}

/** "With Chang": the product that the address names, as a chip that can be taken away. */
export function ProductChip({ list }: { list: ListState }) {
  const id = Number(list.filters.product ?? 0);
  const { data } = useQuery({
    queryKey: ['catalog', 'filter', id],
    queryFn: () => invoke(Catalog.Get, { id }),
    enabled: id > 0,
  });
  if (id === 0) return null;
  const label = t('orders.withProduct', { product: data?.name ?? '…' });
  return (
    <Button
      variant="light"
      rightSection={<IconX size={14} stroke={1.5} aria-hidden />}
      aria-label={t('ui.removeFilter', { filter: label })}
      onClick={() => list.setFilter('product', undefined)}
    >
      {label}
    </Button>
  );
}
