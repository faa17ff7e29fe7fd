import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { type api, invoke, Sales, useList } from '../../backend';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { GoButton } from '../../ui/GoButton';
import { NoneFound } from '../../ui/NoneFound';
import { FilterToggle, ProductChip } from '../orders/OrderFilters';
import { ScanToolbar } from '../orders/ScanToolbar';
import { play } from '../orders/sound';
import { useBusy } from '../orders/useBusy';
import { useSalesColumns } from './columns';
import { salesKeys } from './keys';

const HIDDEN = new Set(['state']);

/** The open orders, the first served first, and a field to scan. */
export function ShipList() {
  const list = useListState({ key: 'confirmed', desc: false });
  const navigate = useNavigate();
  const format = useFormat();
  const { run } = useBusy();
  const columns = useSalesColumns(HIDDEN);
  const request = {
    search: list.text,
    states: [],
    openOnly: true,
    lateOnly: list.filters.late === 'yes',
    shortOnly: false,
    readyOnly: list.filters.all !== 'yes',
    customerId: null,
    productId: Number(list.filters.product) || null,
    from: '',
    to: '',
    history: '',
    sort: list.sort.key,
    descending: list.sort.desc,
  };
  const { first: _, ...data } = useList(salesKeys.orders(request), Sales.List, request);
  const open = (id: number) => void navigate({ to: '/sales/ship', search: { order: String(id) } });
  const scan = async (code: string) => {
    const { orders, productId } = await invoke(Sales.Scan, { code });
    const only = orders.length === 1 ? orders[0] : data.rows.length === 1 && orders.length === 0 ? data.rows[0] : null;
    if (only) {
      play('right');
      // Coming back shows what is still to be done, not the order that was.
      await list.setText('');
      open(only.id);
    } else if (productId > 0 && orders.length > 0) {
      await list.setText('');
      list.setFilter('product', String(productId));
    } else if (data.rows.length === 0) play('unknown');
  };
  return (
    <Page
      title={t('nav.ship')}
      count={data.total === undefined ? undefined : format.quantity(data.total * 1000)}
      layout="fill"
    >
      <ScanToolbar
        label={t('sales.scan')}
        text={list.text}
        onText={list.setText}
        onScan={(code) => void run(() => scan(code))}
      >
        <FilterToggle list={list} name="all" label={t('sales.waitingToo')} />
        <FilterToggle list={list} name="late" label={t('orders.lateOnly')} />
        <ProductChip list={list} />
      </ScanToolbar>
      <DataTable
        id="ship"
        label={t('sales.toShip')}
        columns={columns}
        rowKey={(row) => row.id}
        {...data}
        sort={list.sort}
        onSort={list.setSort}
        narrowed={list.narrowed}
        noneFound={<NoneFound text={list.text} onClear={list.clear} />}
        empty={<NoneReady onShow={() => list.setFilter('all', 'yes')} />}
        onOpen={(row) => open(row.id)}
      />
    </Page>
  );
}

const WAITING: api.SalesOrderQuery = {
  search: '',
  states: [],
  openOnly: true,
  lateOnly: false,
  shortOnly: false,
  readyOnly: false,
  customerId: null,
  productId: null,
  from: '',
  to: '',
  history: '',
  sort: 'confirmed',
  descending: false,
  cursor: '',
  limit: 1,
};

/** Nothing can be shipped now: says so, and which orders wait for their goods. */
function NoneReady({ onShow }: { onShow: () => void }) {
  const { data } = useQuery({
    queryKey: salesKeys.waiting(),
    queryFn: () => invoke(Sales.List, WAITING),
  });
  if (!data) return null;
  if (data.total === 0) {
    return (
      <EmptyState
        drawing="done"
        sentence={t('sales.shipEmpty')}
        detail={t('sales.shipEmptyDetail')}
        action={<GoButton to="/sales/orders/$id" params={{ id: 'new' }} label={t('sales.new')} quiet />}
      />
    );
  }
  return (
    <EmptyState
      sentence={t('sales.waitForGoods', { count: data.total })}
      detail={t('sales.shipEmptyDetail')}
      action={
        <Button variant="default" onClick={onShow}>
          {t('sales.showWaiting', { count: data.total })}
        </Button>
      }
    />
  );
}
