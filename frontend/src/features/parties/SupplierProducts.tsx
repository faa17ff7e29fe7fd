import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Sort } from '../../app/useListState';
import { type api, Catalog, useList } from '../../backend';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { catalogKeys } from '../catalog/keys';
import { useProductColumns } from '../catalog/productColumns';

const BY_NAME: Sort = { key: 'name', desc: false };
const SHOWN: ReadonlySet<string> = new Set(['name', 'sku', 'price', 'available', 'onOrder', 'status']);

/** The active products that a supplier has. */
export function SupplierProducts({ id }: { id: number }) {
  const navigate = useNavigate();
  const [sort, setSort] = useState(BY_NAME);
  const all = useProductColumns();
  const columns = useMemo(() => all.filter((column) => SHOWN.has(column.key)), [all]);
  const request = {
    search: '',
    categoryId: null,
    uncategorised: false,
    supplierId: id,
    priceFromMinorE4: null,
    priceToMinorE4: null,
    statuses: [],
    archived: '',
    sort: sort.key,
    descending: sort.desc,
  };
  const { first: _, ...data } = useList<api.ProductRow, api.ProductList, api.ProductQuery>(
    catalogKeys.products(request),
    Catalog.List,
    request,
  );
  return (
    <DataTable
      id="supplier-products"
      inline
      label={t('nav.products')}
      columns={columns}
      rowKey={(row) => row.id}
      {...data}
      sort={sort}
      onSort={setSort}
      empty={<EmptyState sentence={t('parties.noProducts')} />}
      onOpen={(row) => void navigate({ to: '/products/$id', params: { id: String(row.id) } })}
    />
  );
}
