import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { mostDecimals } from '../../lib/money';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { StatusBadge } from '../../ui/StatusBadge';
import classes from './Product.module.css';

type Row = api.ProductSupplier;

/** Who supplies the product, the default first. */
export function SuppliersTab({ product, onEdit }: { product: api.Product; onEdit: () => void }) {
  const format = useFormat();
  const navigate = useNavigate();
  const { supplierId, unit, unitDecimals } = product;
  const more = mostDecimals(product.suppliers.map((row) => row.costMinorE4));
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        key: 'name',
        title: t('catalog.supplier'),
        grow: 1,
        width: 180,
        strong: true,
        text: (row) => row.name,
        render: (row) => (
          <span className={classes.what}>
            <span>{row.name}</span>
            {row.supplierId === supplierId && <StatusBadge tone="waiting">{t('catalog.default')}</StatusBadge>}
          </span>
        ),
      },
      { key: 'code', title: t('catalog.supplierCode'), width: 104, render: (row) => row.code },
      {
        key: 'cost',
        title: t('catalog.cost'),
        align: 'right',
        width: 80,
        render: (row) => (typeof row.costMinorE4 === 'number' ? format.unitPrice(row.costMinorE4, more) : ''),
      },
      {
        key: 'minimum',
        title: t('catalog.minimumOrder'),
        align: 'right',
        width: 96,
        render: (row) => (row.minimumOrderMilli > 0 ? format.quantity(row.minimumOrderMilli, unit, unitDecimals) : ''),
      },
      {
        key: 'leadTime',
        title: t('catalog.leadTime'),
        align: 'right',
        width: 80,
        render: (row) =>
          typeof row.leadTimeDays === 'number' ? t('catalog.leadTimeDays', { count: row.leadTimeDays }) : '',
      },
    ],
    [format, supplierId, unit, unitDecimals, more],
  );
  return (
    <div className={classes.panel}>
      <DataTable
        id="product-suppliers"
        inline
        label={t('catalog.suppliers')}
        columns={columns}
        rows={product.suppliers}
        rowKey={(row) => row.supplierId}
        empty={
          <EmptyState
            sentence={t('catalog.noSuppliers')}
            action={
              <Button variant="default" onClick={onEdit}>
                {t('catalog.editProduct')}
              </Button>
            }
          />
        }
        onOpen={(row) => void navigate({ to: '/suppliers/$id', params: { id: String(row.supplierId) } })}
      />
    </div>
  );
}
