import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ListState } from '../../app/useListState';
import { Catalog, invoke } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker, type PickOption } from '../../ui/ComboPicker';

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

/** Products for a filter. */
export async function findProducts(text: string): Promise<PickOption[]> {
  const { rows } = await invoke(Catalog.Find, { text, limit: 20, supplierId: null });
  return rows.map((row) => ({ id: String(row.id), label: row.name, detail: row.sku }));
}

/** The product that the address names. */
export async function getProduct(id: number): Promise<PickOption> {
  const { name } = await invoke(Catalog.Get, { id });
  return { id: String(id), label: name };
}
