import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { type ListState, useListState } from '../../app/useListState';
import { type api, Purchasing, useList } from '../../backend';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import { FilterToggle, PartyFilter, ProductChip, StateFilter, stateChips, statesOf } from '../orders/OrderFilters';
import { usePurchaseColumns } from './columns';
import { purchasingKeys } from './keys';
import { getSupplier, loadSuppliers } from './pickers';
import { purchaseStates, purchaseStateWord } from './states';

type Request = Omit<api.PurchaseOrderQuery, 'cursor' | 'limit'>;

function requestOf(list: ListState): Request {
  return {
    search: list.text,
    states: statesOf(list),
    openOnly: list.filters.open === 'yes',
    lateOnly: list.filters.late === 'yes',
    supplierId: Number(list.filters.supplier) || null,
    productId: Number(list.filters.product) || null,
    from: '',
    to: '',
    history: '',
    sort: list.sort.key,
    descending: list.sort.desc,
  };
}

/** Every purchase order. */
export default function PurchaseOrdersPage() {
  const list = useListState({ key: 'orderDay', desc: true });
  const navigate = useNavigate();
  const format = useFormat();
  const columns = usePurchaseColumns();
  const request = requestOf(list);
  const { first, ...data } = useList(purchasingKeys.orders(request), Purchasing.List, request);
  const create = () =>
    void navigate({
      to: '/purchasing/orders/$id',
      params: { id: 'new' },
      search: list.filters.supplier ? { supplier: list.filters.supplier } : {},
    });
  const totals = useMemo(
    () => (first && first.netMinor >= 0 ? { net: format.minor(first.netMinor) } : undefined),
    [first, format],
  );
  return (
    <Page
      title={t('nav.purchaseOrders')}
      count={data.total === undefined ? undefined : format.quantity(data.total * 1000)}
      layout="fill"
      primary={{ label: t('purchasing.new'), onClick: create }}
    >
      <ListToolbar
        searchLabel={t('purchasing.search')}
        text={list.text}
        onText={list.setText}
        chips={stateChips({ list, wordOf: purchaseStateWord })}
      >
        <FilterToggle list={list} name="open" label={t('orders.open')} />
        <FilterToggle list={list} name="late" label={t('orders.lateOnly')} />
        <StateFilter list={list} states={purchaseStates} wordOf={purchaseStateWord} />
        <PartyFilter
          list={list}
          name="supplier"
          label={t('purchasing.supplier')}
          load={loadSuppliers}
          get={getSupplier}
        />
        <ProductChip list={list} />
      </ListToolbar>
      <DataTable
        id="purchase-orders"
        label={t('nav.purchaseOrders')}
        columns={columns}
        rowKey={(row) => row.id}
        {...data}
        sort={list.sort}
        onSort={list.setSort}
        totals={totals}
        narrowed={list.narrowed}
        noneFound={<NoneFound text={list.text} onClear={list.clear} />}
        empty={
          <EmptyState
            sentence={t('purchasing.empty')}
            detail={t('purchasing.emptyDetail')}
            action={<Button onClick={create}>{t('purchasing.new')}</Button>}
          />
        }
        onOpen={(row) => void navigate({ to: '/purchasing/orders/$id', params: { id: String(row.id) } })}
      />
    </Page>
  );
}
