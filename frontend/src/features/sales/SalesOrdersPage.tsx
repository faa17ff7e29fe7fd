import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { type ListState, useListState } from '../../app/useListState';
import { type api, Sales, useList } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { type FilterField, listRequest } from '../../ui/filters';
import { ListView } from '../../ui/ListView';
import { useListCount } from '../../ui/useListCount';
import { FilterToggle, findProducts, getProduct } from '../orders/OrderFilters';
import { useSalesColumns } from './columns';
import { salesKeys } from './keys';
import { getCustomer, loadCustomers } from './pickers';
import { salesStates, salesStateWord } from './states';

type Request = Omit<api.SalesOrderQuery, 'cursor' | 'limit'>;

/** What narrows the list beside the switches. */
const FIELDS: readonly FilterField[] = [
  { key: 'customer', label: t('sales.customer'), kind: 'pick', load: loadCustomers, get: getCustomer },
  {
    key: 'state',
    label: t('orders.state'),
    kind: 'choice',
    options: salesStates.map((value) => ({ value, label: salesStateWord(value) })),
  },
  { key: 'orderDay', label: t('orders.orderDay'), kind: 'date' },
  { key: 'required', label: t('sales.required'), kind: 'date' },
  { key: 'net', label: t('orders.net'), kind: 'amount' },
  { key: 'product', label: t('orders.product'), kind: 'pick', load: findProducts, get: getProduct },
  { key: 'reference', label: t('orders.reference'), kind: 'text' },
];

const WORDS = {
  open: t('orders.open'),
  late: t('orders.lateOnly'),
  short: t('sales.short'),
  ready: t('sales.ready'),
};

function requestOf(list: ListState): Request {
  return {
    ...listRequest(list, FIELDS),
    search: '',
    states: [],
    openOnly: list.filters.open === 'yes',
    lateOnly: list.filters.late === 'yes',
    shortOnly: list.filters.short === 'yes',
    readyOnly: list.filters.ready === 'yes',
    customerId: null,
    productId: null,
    from: '',
    to: '',
    history: '',
  };
}

/** Every sales order. */
export default function SalesOrdersPage() {
  const list = useListState({ key: 'orderDay', desc: true });
  const navigate = useNavigate();
  const format = useFormat();
  const columns = useSalesColumns();
  const request = requestOf(list);
  const { first, ...data } = useList(salesKeys.orders(request), Sales.List, request, { sumsLater: true });
  const create = () =>
    void navigate({
      to: '/sales/orders/$id',
      params: { id: 'new' },
      search: list.filters.customer ? { customer: list.filters.customer } : {},
    });
  const totals = useMemo(
    () =>
      first && first.netMinor >= 0
        ? { number: t('lists.shown', { count: first.total }), net: format.minor(first.netMinor) }
        : undefined,
    [first, format],
  );
  return (
    <Page
      title={t('nav.salesOrders')}
      count={useListCount(data)}
      layout="fill"
      primary={{ label: t('sales.new'), onClick: create }}
    >
      <ListView<api.SalesOrderRow>
        id="sales-orders"
        label={t('nav.salesOrders')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        searchLabel={t('sales.search')}
        filters={FIELDS}
        source={{ salesOrders: { ...request, cursor: '', limit: 0 } }}
        {...data}
        walk="/sales/orders"
        words={WORDS}
        totals={totals}
        toolbar={
          <>
            <FilterToggle list={list} name="open" label={t('orders.open')} />
            <FilterToggle list={list} name="late" label={t('orders.lateOnly')} />
            <FilterToggle list={list} name="short" label={t('sales.short')} />
          </>
        }
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
