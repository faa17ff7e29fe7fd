import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useFormat } from '../../app/format';
import { type ListState, useListState } from '../../app/useListState';
import { type api, Stock, useList } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { type FilterField, listRequest } from '../../ui/filters';
import { ListView } from '../../ui/ListView';
import { findProducts, getProduct } from '../orders/OrderFilters';
import { type MovementRequest, stockKeys } from './keys';
import { findPlaces, getPlace, REASONS } from './ledgerFilters';
import { reasonWord, useMovementColumns } from './movementColumns';
import { StockDocumentDialog, type StockDocumentKey } from './StockDocumentDialog';

/** What narrows the ledger. */
const FIELDS: readonly FilterField[] = [
  { key: 'product', label: t('stock.product'), kind: 'pick', load: findProducts, get: getProduct },
  { key: 'location', label: t('stock.location'), kind: 'pick', below: true, load: findPlaces, get: getPlace },
  {
    key: 'reason',
    label: t('ui.reason'),
    kind: 'choice',
    options: REASONS.map((value) => ({ value, label: reasonWord(value) })),
  },
  { key: 'day', label: t('stock.day'), kind: 'date' },
  { key: 'document', label: t('stock.document'), kind: 'text' },
  { key: 'user', label: t('stock.user'), kind: 'text' },
];

/** One product or one location: of one the list also tells the sums. */
function isPlain(value: string | undefined): boolean {
  return /^\d+$/.test(value ?? '');
}

function requestOf(list: ListState): MovementRequest {
  const { product, location } = list.filters;
  const { query, filters } = listRequest(
    list,
    FIELDS.filter(({ key }) => !isPlain(list.filters[key])),
  );
  return {
    query,
    filters,
    productId: isPlain(product) ? Number(product) : null,
    locationId: isPlain(location) ? Number(location) : null,
    reason: '',
    documentType: '',
    documentId: null,
    document: '',
    search: '',
    from: '',
    to: '',
    user: '',
  };
}

/** The ledger: every movement, newest first. A row opens the document or order that it belongs to. */
export function MovementsTab({ onOpening }: { onOpening: () => void }) {
  const list = useListState({ key: '', desc: false });
  const navigate = useNavigate();
  const [document, setDocument] = useState<StockDocumentKey | null>(null);
  const request = requestOf(list);
  const { first, ...data } = useList<api.MovementRow, api.MovementList, api.MovementQuery>(
    stockKeys.movements(request),
    Stock.Movements,
    request,
  );
  const open = useCallback(
    (row: api.MovementRow) => {
      const id = String(row.orderId);
      if (row.documentType === 'receipt') void navigate({ to: '/purchasing/orders/$id', params: { id } });
      else if (row.documentType === 'shipment') void navigate({ to: '/sales/orders/$id', params: { id } });
      else setDocument({ kind: row.documentType, id: row.documentId });
    },
    [navigate],
  );
  return (
    <>
      <ListView<api.MovementRow>
        id="stock-movements"
        label={t('stock.movements')}
        list={list}
        columns={useMovementColumns(open)}
        rowKey={(row) => row.id}
        searchLabel={t('stock.searchDocument')}
        filters={FIELDS}
        source={{ stockMovements: { ...request, cursor: '', limit: 0 } }}
        {...data}
        fixedOrder
        totals={useTotals(first, request)}
        empty={
          <EmptyState
            sentence={t('stock.noMovements')}
            detail={t('stock.noMovementsDetail')}
            action={
              <Button variant="default" onClick={onOpening}>
                {t('stock.opening')}
              </Button>
            }
          />
        }
        onOpen={open}
      />
      <StockDocumentDialog document={document} onClose={() => setDocument(null)} />
    </>
  );
}

/** The backend stops counting here. */
const MANY = 10_000;

/** How many there are; of one product also their sums, which are what is on hand. */
function useTotals(first: api.MovementList | undefined, request: MovementRequest) {
  const format = useFormat();
  if (!first || first.total < 0) return undefined;
  const count = t(first.total >= MANY ? 'stock.manyMovements' : 'stock.movementCount', { count: first.total });
  if (request.productId === null) return { product: count };
  const decimals = first.rows[0]?.unitDecimals;
  return {
    product: count,
    quantity: format.quantity(first.quantityMilli, undefined, decimals),
    value: format.minor(first.valueMinor),
  };
}
