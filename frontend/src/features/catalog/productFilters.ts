import type { ListState } from '../../app/useListState';
import { invoke, Suppliers } from '../../backend';
import { t } from '../../i18n';
import { type FilterField, listRequest } from '../../ui/filters';
import type { ProductRequest } from './keys';
import { findCategories, findSuppliers } from './pickers';
import { STATUSES, statusWord } from './status';
import type { LoadCategories } from './useCategories';

/** The filter of products without a category. */
export const UNCATEGORISED = 'none';

/** What narrows products, in every list of them. */
export function productFields(loadCategories: LoadCategories): readonly FilterField[] {
  const figure = (key: string, label: string): FilterField => ({ key, label, kind: 'quantity' });
  return [
    {
      key: 'category',
      label: t('catalog.category'),
      kind: 'pick',
      none: t('catalog.uncategorised'),
      below: true,
      load: async (text) => findCategories(await loadCategories(), text),
      get: async (id) => {
        const categories = await loadCategories();
        return { id: String(id), label: categories.find((each) => each.id === id)?.name ?? '…' };
      },
    },
    {
      key: 'supplier',
      label: t('catalog.supplier'),
      kind: 'pick',
      none: t('catalog.noSupplier'),
      load: findSuppliers,
      get: async (id) => {
        const { card } = await invoke(Suppliers.Get, { id });
        return { id: String(id), label: card.name };
      },
    },
    {
      key: 'status',
      label: t('catalog.statusTitle'),
      kind: 'choice',
      options: STATUSES.map((value) => ({ value, label: statusWord(value) })),
    },
    { key: 'price', label: t('catalog.price'), kind: 'unitPrice' },
    { key: 'cost', label: t('catalog.averageCost'), kind: 'unitPrice' },
    figure('onHand', t('catalog.onHand')),
    figure('available', t('catalog.available')),
    figure('onOrder', t('catalog.onOrder')),
    figure('reorderPoint', t('catalog.reorderPoint')),
    { key: 'value', label: t('catalog.value'), kind: 'amount' },
    { key: 'name', label: t('catalog.name'), kind: 'text' },
    { key: 'sku', label: t('catalog.sku'), kind: 'text' },
  ];
}

/** What the address of the list asks for. */
export function productRequest(list: ListState, fields: readonly FilterField[]): ProductRequest {
  return {
    ...listRequest(list, fields),
    search: '',
    categoryId: null,
    uncategorised: false,
    supplierId: null,
    priceFromMinorE4: null,
    priceToMinorE4: null,
    statuses: [],
    archived: list.filters.archived ?? '',
  };
}
