import { Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { type ListState, useListState } from '../../app/useListState';
import { type api, Stock, useList } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { type FilterField, listRequest } from '../../ui/filters';
import { GoButton } from '../../ui/GoButton';
import { ListView } from '../../ui/ListView';
import { productFields } from '../catalog/productFilters';
import { useLoadCategories } from '../catalog/useCategories';
import { type LevelRequest, stockKeys } from './keys';
import { useLevelColumns } from './levelColumns';
import { LocationFilter, StatusToggles, statusesOf } from './StockFilters';

function requestOf(list: ListState, fields: readonly FilterField[]): LevelRequest {
  return {
    ...listRequest(list, fields),
    search: '',
    locationId: Number(list.filters.location) || null,
    categoryId: null,
    statuses: statusesOf(list),
    archived: '',
  };
}

/** What there is of every product: all of it, or at one location. */
export function LevelsTab() {
  const list = useListState({ key: 'name', desc: false });
  const navigate = useNavigate();
  const loadCategories = useLoadCategories();
  const fields = useMemo(
    () => productFields(loadCategories).filter((field) => field.key !== 'status' && field.key !== 'price'),
    [loadCategories],
  );
  const request = requestOf(list, fields);
  const columns = useLevelColumns(request.locationId ?? null);
  const { first, ...data } = useList<api.StockLevelRow, api.StockLevelList, api.StockLevelQuery>(
    stockKeys.levels(request),
    Stock.Levels,
    request,
    { sumsLater: true },
  );
  return (
    <ListView<api.StockLevelRow>
      id="stock-levels"
      label={t('stock.levels')}
      list={list}
      columns={columns}
      rowKey={(row) => row.productId}
      searchLabel={t('stock.searchLevels')}
      filters={fields}
      source={{ stockLevels: { ...request, cursor: '', limit: 0 } }}
      {...data}
      walk="/products"
      totals={useTotals(first)}
      toolbar={
        <>
          <LocationFilter list={list} />
          <StatusToggles list={list} />
        </>
      }
      empty={
        <EmptyState
          sentence={t('stock.empty')}
          detail={t('stock.emptyDetail')}
          action={
            <Group gap={8}>
              <GoButton to="/products" search={{ do: 'new' }} label={t('catalog.newProduct')} />
              <GoButton to="/settings" search={{ do: 'import' }} label={t('catalog.import')} quiet />
            </Group>
          }
        />
      }
      onOpen={(row) => void navigate({ to: '/products/$id', params: { id: String(row.productId) } })}
    />
  );
}

function useTotals(first: api.StockLevelList | undefined) {
  const format = useFormat();
  return useMemo(
    () =>
      first && {
        name: t('stock.totalOf', { count: Math.max(0, first.total) }),
        onHand: format.quantity(first.onHandMilli),
        allocated: format.quantity(first.allocatedMilli),
        available: format.quantity(first.availableMilli),
        onOrder: format.quantity(first.onOrderMilli),
        value: format.minor(first.valueMinor),
      },
    [first, format],
  );
}
