import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { invoke, Purchasing, useList } from '../../backend';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { GoButton } from '../../ui/GoButton';
import { NoneFound } from '../../ui/NoneFound';
import { FilterToggle, ProductChip } from '../orders/OrderFilters';
import { ScanToolbar } from '../orders/ScanToolbar';
import { play } from '../orders/sound';
import { useBusy } from '../orders/useBusy';
import { usePurchaseColumns } from './columns';
import { purchasingKeys } from './keys';

const HIDDEN = new Set(['state']);

/** The open orders, the first promised first, and a field to scan what has arrived. */
export function ReceiveList() {
  const list = useListState({ key: 'promised', desc: false });
  const navigate = useNavigate();
  const format = useFormat();
  const { run } = useBusy();
  const columns = usePurchaseColumns(HIDDEN);
  const request = {
    search: list.text,
    states: [],
    openOnly: true,
    lateOnly: list.filters.late === 'yes',
    supplierId: null,
    productId: Number(list.filters.product) || null,
    from: '',
    to: '',
    history: '',
    sort: list.sort.key,
    descending: list.sort.desc,
  };
  const { first: _, ...data } = useList(purchasingKeys.orders(request), Purchasing.List, request);
  const open = (id: number) => void navigate({ to: '/purchasing/receive', search: { order: String(id) } });
  const scan = async (code: string) => {
    const { orders, productId } = await invoke(Purchasing.Scan, { code });
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
      title={t('nav.receive')}
      count={data.total === undefined ? undefined : format.quantity(data.total * 1000)}
      layout="fill"
    >
      <ScanToolbar
        label={t('purchasing.scan')}
        text={list.text}
        onText={list.setText}
        onScan={(code) => void run(() => scan(code))}
      >
        <FilterToggle list={list} name="late" label={t('orders.lateOnly')} />
        <ProductChip list={list} />
      </ScanToolbar>
      <DataTable
        id="receive"
        label={t('purchasing.openOrders')}
        columns={columns}
        rowKey={(row) => row.id}
        {...data}
        sort={list.sort}
        onSort={list.setSort}
        narrowed={list.narrowed}
        noneFound={<NoneFound text={list.text} onClear={list.clear} />}
        empty={
          <EmptyState
            drawing="done"
            sentence={t('purchasing.receiveEmpty')}
            detail={t('purchasing.receiveEmptyDetail')}
            action={<GoButton to="/purchasing/orders/$id" params={{ id: 'new' }} label={t('purchasing.new')} quiet />}
          />
        }
        onOpen={(row) => open(row.id)}
      />
    </Page>
  );
}
