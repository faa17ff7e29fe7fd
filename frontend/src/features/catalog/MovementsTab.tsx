import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useFormat } from '../../app/format';
import { useListState } from '../../app/useListState';
import { type api, Stock, useList } from '../../backend';
import { t } from '../../i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { StockDocumentDialog, type StockDocumentKey } from '../stock/StockDocumentDialog';
import { catalogKeys } from './keys';
import classes from './Product.module.css';

type Row = api.MovementRow;

interface MovementsTabProps {
  product: api.Product;
  onOpening: () => void;
}

/** What is asked of the backend for the movements of a product, at one location or at all. */
export function movementsOf(productId: number, locationId: number | null) {
  const request = {
    productId,
    locationId,
    reason: '',
    documentType: '',
    documentId: null,
    document: '',
    search: '',
    from: '',
    to: '',
    user: '',
  };
  return [catalogKeys.movements(productId, locationId), Stock.Movements, request] as const;
}

/** Every movement of the product, newest first: what makes the number on hand. */
export function MovementsTab({ product, onOpening }: MovementsTabProps) {
  const format = useFormat();
  const navigate = useNavigate();
  const list = useListState({ key: '', desc: false });
  const locationId = Number(list.filters.location) || null;
  const [document, setDocument] = useState<StockDocumentKey | null>(null);
  const columns = useMovementColumns();
  const { first, ...data } = useList<Row, api.MovementList, api.MovementQuery>(...movementsOf(product.id, locationId));
  const open = (row: Row) => {
    const id = String(row.orderId);
    if (row.documentType === 'receipt') void navigate({ to: '/purchasing/orders/$id', params: { id } });
    else if (row.documentType === 'shipment') void navigate({ to: '/sales/orders/$id', params: { id } });
    else setDocument({ kind: row.documentType, id: row.documentId });
  };
  const write = (milli: number) => format.quantity(milli, undefined, product.unitDecimals);
  return (
    <div className={classes.panel}>
      {locationId !== null && (
        <Button variant="default" mb={8} onClick={() => list.setFilter('location', undefined)}>
          {t('catalog.allLocations')}
        </Button>
      )}
      <DataTable
        id="product-movements"
        inline
        label={t('catalog.movements')}
        columns={columns}
        rowKey={(row) => row.id}
        {...data}
        narrowed={locationId !== null}
        noneFound={<EmptyState sentence={t('catalog.noMovementsHere')} />}
        empty={
          <EmptyState
            sentence={t('catalog.noMovements')}
            action={
              <Button variant="default" onClick={onOpening}>
                {t('stock.opening')}…
              </Button>
            }
          />
        }
        onOpen={open}
        totals={
          first && first.total > 0
            ? { quantity: write(first.quantityMilli), value: format.minor(first.valueMinor) }
            : undefined
        }
      />
      <StockDocumentDialog document={document} onClose={() => setDocument(null)} />
    </div>
  );
}

function useMovementColumns(): readonly Column<Row>[] {
  const format = useFormat();
  return useMemo(
    () => [
      { key: 'day', title: t('catalog.day'), width: 88, render: (row) => format.day(row.day) },
      {
        key: 'what',
        title: t('catalog.what'),
        grow: 3,
        width: 116,
        text: (row) => [what(row), row.user, row.note].filter(Boolean).join(' · '),
        render: (row) => <What row={row} />,
      },
      { key: 'document', title: t('catalog.document'), width: 76, render: (row) => row.document },
      { key: 'location', title: t('catalog.location'), grow: 1, width: 68, render: (row) => row.location },
      {
        key: 'quantity',
        title: t('catalog.quantity'),
        align: 'right',
        width: 56,
        render: (row) => {
          const written = format.quantity(row.quantityMilli, undefined, row.unitDecimals);
          return row.quantityMilli > 0 ? `+${written}` : written;
        },
      },
      {
        key: 'value',
        title: t('catalog.value'),
        align: 'right',
        width: 72,
        render: (row) => format.minor(row.valueMinor),
      },
      {
        key: 'balance',
        title: t('catalog.balance'),
        align: 'right',
        width: 52,
        render: (row) => format.quantity(row.balanceAfterMilli, undefined, row.unitDecimals),
      },
    ],
    [format],
  );
}

function what(row: Row): string {
  return t(`stock.reason.${row.reason as 'damage'}`);
}

/** Why it moved, and whether it was taken back. */
function What({ row }: { row: Row }) {
  return (
    <span className={classes.what}>
      <span className={row.reversedById ? classes.struck : undefined}>{what(row)}</span>
      {row.reversedById && <span className="quiet">{t('catalog.reversed')}</span>}
      {row.reversesId && <span className="quiet">{t('catalog.reversal')}</span>}
      {row.note && <span className={`${classes.note} quiet`}>{row.note}</span>}
    </span>
  );
}
