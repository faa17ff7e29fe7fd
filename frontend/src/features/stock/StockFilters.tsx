import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ListState } from '../../app/useListState';
import { Catalog, invoke } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker } from '../../ui/ComboPicker';
import { STATUSES, statusWord } from '../catalog/status';
import { stockKeys } from './keys';
import { findStockProducts, productOption, type StockProductOption, useLocationChoices } from './stockForm';

/** Narrows the list to a location and everything below it. */
export function LocationFilter({ list }: { list: ListState }) {
  const { choices } = useLocationChoices();
  return (
    <Select
      w={168}
      aria-label={t('stock.location')}
      placeholder={t('stock.everywhere')}
      clearable
      searchable={choices.length > 8}
      data={choices}
      value={list.filters.location ?? null}
      onChange={(id) => list.setFilter('location', id ?? undefined)}
    />
  );
}

/** Narrows the list to one product. */
export function ProductFilter({ list }: { list: ListState }) {
  const id = Number(list.filters.product) || 0;
  const { data } = useQuery({
    queryKey: stockKeys.productName(id),
    queryFn: () => invoke(Catalog.Get, { id }),
    enabled: id > 0,
  });
  const unread = { id: String(id), label: '…' } as StockProductOption;
  return (
    <ComboPicker<StockProductOption>
      w={208}
      aria-label={t('stock.product')}
      placeholder={t('stock.product')}
      clearable
      value={id > 0 ? (data ? productOption(data) : unread) : null}
      onChange={(option) => list.setFilter('product', option?.id)}
      load={findStockProducts}
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
