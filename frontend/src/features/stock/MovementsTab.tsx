import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useFormat } from '../../app/format';
import { type ListState, useListState } from '../../app/useListState';
import { type api, Stock, useList } from '../../backend';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import { type MovementRequest, stockKeys } from './keys';
import { MovementFilters, useMovementChips } from './MovementFilters';
import { useMovementColumns } from './movementColumns';
import { StockDocumentDialog, type StockDocumentKey } from './StockDocumentDialog';
import { LocationFilter, ProductFilter } from './StockFilters';

function requestOf(list: ListState): MovementRequest {
  const { product, location, reason, from, to, user } = list.filters;
  return {
    productId: Number(product) || null,
    locationId: Number(location) || null,
    reason: reason ?? '',
    documentType: '',
    documentId: null,
    document: list.text.trim(),
    search: '',
    from: from ?? '',
    to: to ?? '',
    user: user ?? '',
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
      <ListToolbar
        searchLabel={t('stock.searchDocument')}
        text={list.text}
        onText={list.setText}
        chips={useMovementChips(list)}
      >
        <ProductFilter list={list} />
        <LocationFilter list={list} />
        <MovementFilters list={list} />
      </ListToolbar>
      <DataTable
        id="stock-movements"
        label={t('stock.movements')}
        columns={useMovementColumns(open)}
        rowKey={(row) => row.id}
        {...data}
        totals={useTotals(first, request)}
        narrowed={list.narrowed}
        noneFound={<NoneFound text={list.text} onClear={list.clear} />}
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
