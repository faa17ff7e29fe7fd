import { Button } from '@mantine/core';
import type { ListState } from '../../app/useListState';
import { t } from '../../i18n';
import { TypedSelect } from '../../ui/TypedSelect';
import { STATUSES, statusWord } from '../catalog/status';
import { useLocationChoices } from './stockForm';

/** Narrows the list to a location and everything below it. */
export function LocationFilter({ list }: { list: ListState }) {
  const { choices } = useLocationChoices();
  return (
    <TypedSelect
      w={144}
      aria-label={t('stock.location')}
      placeholder={t('stock.everywhere')}
      clearable
      data={choices}
      value={list.filters.location ?? null}
      onChange={(id) => list.setFilter('location', id ?? undefined)}
    />
  );
}

/** The stock states that the address names. */
export function statusesOf(list: ListState): string[] {
  return list.filters.status?.split(',').filter(Boolean) ?? [];
}

/** The stock states, each on or off. */
export function StatusToggles({ list }: { list: ListState }) {
  const chosen = statusesOf(list);
  const toggle = (status: string) => {
    const next = chosen.includes(status) ? chosen.filter((each) => each !== status) : [...chosen, status];
    list.setFilter('status', next.join(','));
  };
  return (
    <Button.Group attributes={{ group: { 'aria-label': t('stock.status') } }}>
      {[...STATUSES, 'archived'].map((status) => (
        <Button
          key={status}
          variant={chosen.includes(status) ? 'light' : 'default'}
          px={10}
          fw={400}
          h={32}
          aria-pressed={chosen.includes(status)}
          onClick={() => toggle(status)}
        >
          {statusWord(status)}
        </Button>
      ))}
    </Button.Group>
  );
}
