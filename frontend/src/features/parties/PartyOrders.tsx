import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Sort } from '../../app/useListState';
import { type api, Purchasing, Sales, useList } from '../../backend';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { usePurchaseColumns } from '../purchasing/columns';
import { purchasingKeys } from '../purchasing/keys';
import { useSalesColumns } from '../sales/columns';
import { salesKeys } from '../sales/keys';

const NEWEST: Sort = { key: 'orderDay', desc: true };
const NO_PURCHASE_COLUMNS: ReadonlySet<string> = new Set(['supplier', 'reference', 'received']);
const NO_SALES_COLUMNS: ReadonlySet<string> = new Set(['customer', 'reference', 'supply', 'shipped']);

/** Every purchase order with a supplier. */
export function SupplierOrders({ id }: { id: number }) {
  const navigate = useNavigate();
  const [sort, setSort] = useState(NEWEST);
  const columns = usePurchaseColumns(NO_PURCHASE_COLUMNS);
  const request = {
    search: '',
    states: [],
    openOnly: false,
    lateOnly: false,
    supplierId: id,
    productId: null,
    from: '',
    to: '',
    history: '',
    sort: sort.key,
    descending: sort.desc,
  };
  const { first: _, ...data } = useList<api.PurchaseOrderRow, api.PurchaseOrderList, api.PurchaseOrderQuery>(
    purchasingKeys.orders(request),
    Purchasing.List,
    request,
  );
  return (
    <DataTable
      id="supplier-orders"
      inline
      label={t('nav.purchaseOrders')}
      columns={columns}
      rowKey={(row) => row.id}
      {...data}
      sort={sort}
      onSort={setSort}
      empty={<EmptyState sentence={t('parties.noPurchaseOrders')} />}
      onOpen={(row) => void navigate({ to: '/purchasing/orders/$id', params: { id: String(row.id) } })}
    />
  );
}

/** Every sales order of a customer. */
export function CustomerOrders({ id }: { id: number }) {
  const navigate = useNavigate();
  const [sort, setSort] = useState(NEWEST);
  const columns = useSalesColumns(NO_SALES_COLUMNS);
  const request = {
    search: '',
    states: [],
    openOnly: false,
    lateOnly: false,
    shortOnly: false,
    readyOnly: false,
    customerId: id,
    productId: null,
    from: '',
    to: '',
    history: '',
    sort: sort.key,
    descending: sort.desc,
  };
  const { first: _, ...data } = useList<api.SalesOrderRow, api.SalesOrderList, api.SalesOrderQuery>(
    salesKeys.orders(request),
    Sales.List,
    request,
  );
  return (
    <DataTable
      id="customer-orders"
      inline
      label={t('nav.salesOrders')}
      columns={columns}
      rowKey={(row) => row.id}
      {...data}
      sort={sort}
      onSort={setSort}
      empty={<EmptyState sentence={t('parties.noSalesOrders')} />}
      onOpen={(row) => void navigate({ to: '/sales/orders/$id', params: { id: String(row.id) } })}
    />
  );
}
