import { Button, Checkbox, Group, Popover, Select, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Format, useFormat } from '../../app/format';
import type { ListState } from '../../app/useListState';
import { type api, invoke, Suppliers } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker, type PickOption } from '../../ui/ComboPicker';
import type { FilterChip } from '../../ui/ListToolbar';
import { UnitPriceInput } from '../../ui/NumberInputs';
import { catalogKeys } from './keys';
import { categoryOption, findCategories, findSuppliers } from './pickers';
import { readPrices, statusesOf, UNCATEGORISED, writePrices } from './productFilters';
import { STATUSES, statusWord } from './status';
import { useCategories } from './useCategories';

const NO_CATEGORIES: readonly api.Category[] = [];

interface FilterProps {
  label: string;
  width?: number;
  children: (close: () => void) => ReactNode;
}

/** One filter: a word that opens what sets it. */
function Filter({ label, width, children }: FilterProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={width} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          h={32}
          fw={400}
          rightSection={<IconChevronDown size={14} stroke={1.5} />}
          onClick={() => setOpen(!open)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{children(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  );
}

/** What narrows the list of products. */
export function ProductFilters({ list }: { list: ListState }) {
  return (
    <>
      <CategoryFilter list={list} />
      <SupplierFilter list={list} />
      <Filter label={t('catalog.price')} width={300}>
        {(close) => <PriceRange list={list} onDone={close} />}
      </Filter>
      <Filter label={t('catalog.stock')}>{() => <Statuses list={list} />}</Filter>
      <Select
        w={112}
        aria-label={t('catalog.archivedFilter')}
        allowDeselect={false}
        value={list.filters.archived ?? 'active'}
        onChange={(value) => list.setFilter('archived', value === 'active' ? undefined : (value ?? undefined))}
        data={[
          { value: 'active', label: t('catalog.active') },
          { value: 'archived', label: t('catalog.archived') },
          { value: 'all', label: t('catalog.all') },
        ]}
      />
    </>
  );
}

/** Narrows to a category and everything below it. */
function CategoryFilter({ list }: { list: ListState }) {
  const tree = useCategories().data?.rows ?? NO_CATEGORIES;
  const none: PickOption = { id: UNCATEGORISED, label: t('catalog.uncategorised') };
  const chosen = list.filters.category;
  const category = tree.find((each) => String(each.id) === chosen);
  const value = chosen === UNCATEGORISED ? none : category && categoryOption(category);
  return (
    <ComboPicker
      w={160}
      aria-label={t('catalog.category')}
      placeholder={t('catalog.category')}
      clearable
      value={value ?? null}
      onChange={(option) => list.setFilter('category', option?.id)}
      load={async (text) => (text ? findCategories(tree, text) : [none, ...findCategories(tree, '')])}
    />
  );
}

function SupplierFilter({ list }: { list: ListState }) {
  const id = Number(list.filters.supplier) || 0;
  const { data } = useQuery({
    queryKey: catalogKeys.supplierName(id),
    queryFn: () => invoke(Suppliers.Get, { id }),
    enabled: id > 0,
  });
  return (
    <ComboPicker
      w={160}
      aria-label={t('catalog.supplier')}
      placeholder={t('catalog.supplier')}
      clearable
      value={id ? { id: String(id), label: data?.card.name ?? '…' } : null}
      onChange={(option) => list.setFilter('supplier', option?.id)}
      load={findSuppliers}
    />
  );
}

function Statuses({ list }: { list: ListState }) {
  return (
    <Checkbox.Group
      value={statusesOf(list)}
      onChange={(chosen) => list.setFilter('status', chosen.join(','))}
      aria-label={t('catalog.stock')}
    >
      <Stack gap={8}>
        {STATUSES.map((status) => (
          <Checkbox key={status} value={status} label={statusWord(status)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function PriceRange({ list, onDone }: { list: ListState; onDone: () => void }) {
  const [range, setRange] = useState(() => readPrices(list.filters.price));
  const apply = (event: FormEvent) => {
    event.preventDefault();
    list.setFilter('price', writePrices(range.from, range.to));
    onDone();
  };
  return (
    <form onSubmit={apply}>
      <Group gap={8} grow>
        <UnitPriceInput
          data-autofocus
          label={t('catalog.priceFrom')}
          value={range.from}
          onChange={(from) => setRange((before) => ({ ...before, from }))}
        />
        <UnitPriceInput
          label={t('catalog.priceTo')}
          value={range.to}
          onChange={(to) => setRange((before) => ({ ...before, to }))}
        />
      </Group>
      <Group justify="flex-end" mt={12}>
        <Button type="submit">{t('catalog.apply')}</Button>
      </Group>
    </form>
  );
}

function priceWords({ from, to }: ReturnType<typeof readPrices>, format: Format): string {
  if (to === null) return t('catalog.chipPriceFrom', { from: format.unitPrice(from ?? 0) });
  if (from === null) return t('catalog.chipPriceTo', { to: format.unitPrice(to) });
  return t('catalog.chipPriceRange', { from: format.unitPrice(from), to: format.unitPrice(to) });
}

/** The filters whose setting does not show by itself, in words. */
export function useProductChips(list: ListState): FilterChip[] {
  const format = useFormat();
  const chips: FilterChip[] = [];
  const prices = readPrices(list.filters.price);
  if (prices.from !== null || prices.to !== null) {
    const onRemove = () => list.setFilter('price', undefined);
    chips.push({ id: 'price', label: priceWords(prices, format), onRemove });
  }
  const statuses = statusesOf(list);
  for (const status of statuses) {
    const others = statuses.filter((each) => each !== status).join(',');
    chips.push({ id: status, label: statusWord(status), onRemove: () => list.setFilter('status', others) });
  }
  return chips;
}
