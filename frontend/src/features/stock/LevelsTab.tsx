import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { type ListState, useListState } from '../../app/useListState';
import { type api, Stock, useList } from '../../backend';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import { type LevelRequest, stockKeys } from './keys';
import { useLevelColumns } from './levelColumns';
import { LocationFilter, StatusToggles, statusesOf } from './StockFilters';

function requestOf(list: ListState): LevelRequest {
  return {
    search: list.text,
    locationId: Number(list.filters.location) || null,
    categoryId: null,
    statuses: statusesOf(list),
    archived: '',
    sort: list.sort.key,
    descending: list.sort.desc,
  };
}

/** What there is of every product: all of it, or at one location. */
export function LevelsTab({ onOpening }: { onOpening: () => void }) {
  const list = useListState({ key: 'name', desc: false });
  const navigate = useNavigate();
  const request = requestOf(list);
  const columns = useLevelColumns(request.locationId ?? null);
  const { first, ...data } = useList<api.StockLevelRow, api.StockLevelList, api.StockLevelQuery>(
    stockKeys.levels(request),
    Stock.Levels,
    request,
  );
  return (
    <>
      <ListToolbar searchLabel={t('stock.searchLevels')} text={list.text} onText={list.setText}>
        <LocationFilter list={list} />
        <StatusToggles list={list} />
      </ListToolbar>
      <DataTable
        id="stock-levels"
        label={t('stock.levels')}
        columns={columns}
        rowKey={(row) => row.productId}
        {...data}
        sort={list.sort}
        onSort={list.setSort}
        totals={useTotals(first)}
        narrowed={list.narrowed}
        noneFound={<NoneFound text={list.text} onClear={list.clear} />}
        empty={
          <EmptyState
            sentence={t('stock.empty')}
            detail={t('stock.emptyDetail')}
            action={
              <Button variant="default" onClick={onOpening}>
                {t('stock.opening')}
              </Button>
            }
          />
        }
        onOpen={(row) => void navigate({ to: '/products/$id', params: { id: String(row.productId) } })}
      />
    </>
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
