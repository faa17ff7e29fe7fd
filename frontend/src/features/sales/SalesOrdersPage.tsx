import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { type ListState, useListState } from '../../app/useListState';
import { type api, Sales, useList } from '../../backend';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import { FilterToggle, PartyFilter, ProductChip, StateFilter, stateChips, statesOf } from '../orders/OrderFilters';
import { useSalesColumns } from './columns';
import { salesKeys } from './keys';
import { getCustomer, loadCustomers } from './pickers';
import { salesStates, salesStateWord } from './states';

type Request = Omit<api.SalesOrderQuery, 'cursor' | 'limit'>;

function requestOf(list: ListState): Request {
  return {
    search: list.text,
    states: statesOf(list),
    openOnly: list.filters.open === 'yes',
    lateOnly: list.filters.late === 'yes',
    shortOnly: list.filters.short === 'yes',
    readyOnly: list.filters.ready === 'yes',
    customerId: Number(list.filters.customer) || null,
    productId: Number(list.filters.product) || null,
    from: '',
    to: '',
    history: '',
    sort: list.sort.key,
    descending: list.sort.desc,
  };
}

/** Every sales order. */
export default function SalesOrdersPage() {
  const list = useListState({ key: 'orderDay', desc: true });
  const navigate = useNavigate();
  const format = useFormat();
  const columns = useSalesColumns();
  const request = requestOf(list);
  const { first, ...data } = useList(salesKeys.orders(request), Sales.List, request);
  const create = () =>
    void navigate({
      to: '/sales/orders/$id',
      params: { id: 'new' },
      search: list.filters.customer ? { customer: list.filters.customer } : {},
    });
  const totals = useMemo(
    () => (first && first.netMinor >= 0 ? { net: format.minor(first.netMinor) } : undefined),
    [first, format],
  );
  return (
    <Page
      title={t('nav.salesOrders')}
      count={data.total === undefined ? undefined : format.quantity(data.total * 1000)}
      layout="fill"
      primary={{ label: t('sales.new'), onClick: create }}
    >
      <ListToolbar
        searchLabel={t('sales.search')}
        text={list.text}
        onText={list.setText}
        chips={stateChips({ list, wordOf: salesStateWord })}
      >
        <FilterToggle list={list} name="open" label={t('orders.open')} />
        <FilterToggle list={list} name="late" label={t('orders.lateOnly')} />
        <FilterToggle list={list} name="short" label={t('sales.short')} />
        <StateFilter list={list} states={salesStates} wordOf={salesStateWord} />
        <PartyFilter list={list} name="customer" label={t('sales.customer')} load={loadCustomers} get={getCustomer} />
        <ProductChip list={list} />
      </ListToolbar>
      <DataTable
        id="sales-orders"
        label={t('nav.salesOrders')}
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
            sentence={t('sales.empty')}
            detail={t('sales.emptyDetail')}
            action={<Button onClick={create}>{t('sales.new')}</Button>}
          />
        }
        onOpen={(row) => void navigate({ to: '/sales/orders/$id', params: { id: String(row.id) } })}
      />
    </Page>
  );
}
