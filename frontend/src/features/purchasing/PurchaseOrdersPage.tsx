import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { type ListState, useListState } from '../../app/useListState';
import { type api, Purchasing, useList } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { type FilterField, listRequest } from '../../ui/filters';
import { ListView } from '../../ui/ListView';
import { useListCount } from '../../ui/useListCount';
import { FilterToggle, findProducts, getProduct } from '../orders/OrderFilters';
import { usePurchaseColumns } from './columns';
import { purchasingKeys } from './keys';
import { getSupplier, loadSuppliers } from './pickers';
import { purchaseStates, purchaseStateWord } from './states';

type Request = Omit<api.PurchaseOrderQuery, 'cursor' | 'limit'>;

/** What narrows the list beside the switches. */
const FIELDS: readonly FilterField[] = [
  { key: 'supplier', label: t('purchasing.supplier'), kind: 'pick', load: loadSuppliers, get: getSupplier },
  {
    key: 'state',
    label: t('orders.state'),
    kind: 'choice',
    options: purchaseStates.map((value) => ({ value, label: purchaseStateWord(value) })),
  },
  { key: 'orderDay', label: t('orders.orderDay'), kind: 'date' },
  { key: 'promised', label: t('purchasing.promised'), kind: 'date' },
  { key: 'net', label: t('orders.net'), kind: 'amount' },
  { key: 'product', label: t('orders.product'), kind: 'pick', load: findProducts, get: getProduct },
  { key: 'reference', label: t('orders.reference'), kind: 'text' },
];

const WORDS = { open: t('orders.open'), late: t('orders.lateOnly') };

function requestOf(list: ListState): Request {
  return {
    ...listRequest(list, FIELDS),
    search: '',
    states: [],
    openOnly: list.filters.open === 'yes',
    lateOnly: list.filters.late === 'yes',
    supplierId: null,
    productId: null,
    from: '',
    to: '',
    history: '',
  };
}

/** Every purchase order. */
export default function PurchaseOrdersPage() {
  const list = useListState({ key: 'orderDay', desc: true });
  const navigate = useNavigate();
  const format = useFormat();
  const columns = usePurchaseColumns();
  const request = requestOf(list);
  const { first, ...data } = useList(purchasingKeys.orders(request), Purchasing.List, request, { sumsLater: true });
  const create = () =>
    void navigate({
      to: '/purchasing/orders/$id',
      params: { id: 'new' },
      search: list.filters.supplier ? { supplier: list.filters.supplier } : {},
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
      title={t('nav.purchaseOrders')}
      count={useListCount(data)}
      layout="fill"
      primary={{ label: t('purchasing.new'), onClick: create }}
    >
      <ListView<api.PurchaseOrderRow>
        id="purchase-orders"
        label={t('nav.purchaseOrders')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        searchLabel={t('purchasing.search')}
        filters={FIELDS}
        source={{ purchaseOrders: { ...request, cursor: '', limit: 0 } }}
        {...data}
        walk="/purchasing/orders"
        words={WORDS}
        totals={totals}
        toolbar={
          <>
            <FilterToggle list={list} name="open" label={t('orders.open')} />
            <FilterToggle list={list} name="late" label={t('orders.lateOnly')} />
          </>
        }
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
