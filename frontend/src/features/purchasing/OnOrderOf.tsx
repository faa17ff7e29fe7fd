import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { type api, invoke, Purchasing } from '../../backend';
import { t } from '../../i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { DueDayCell } from '../orders/OrderParts';
import { purchasingKeys } from './keys';

type Row = api.OnOrderRow;

/** What is on order of a product. */
export function useOnOrder(productId: number) {
  return useQuery({
    queryKey: purchasingKeys.onOrder(productId),
    queryFn: () => invoke(Purchasing.OnOrderOf, { id: productId }),
  });
}

/** The rows behind a product's figure "on order": their open quantities add up to it. */
export function OnOrderOf({ productId }: { productId: number }) {
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useOnOrder(productId);
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { key: 'number', title: t('purchasing.number'), width: 72, strong: true, render: (row) => row.number },
      { key: 'supplier', title: t('purchasing.supplier'), width: 112, grow: 1, render: (row) => row.supplier },
      {
        key: 'promised',
        title: t('purchasing.promised'),
        width: 148,
        render: (row) => <DueDayCell day={row.promisedDay} late={row.late} />,
      },
      {
        key: 'ordered',
        title: t('purchasing.ordered'),
        align: 'right',
        width: 64,
        render: (row) => format.quantity(row.quantityMilli),
      },
      {
        key: 'received',
        title: t('purchasing.received'),
        align: 'right',
        width: 64,
        render: (row) => format.quantity(row.receivedMilli),
      },
      {
        key: 'open',
        title: t('purchasing.toCome'),
        align: 'right',
        width: 64,
        render: (row) => format.quantity(row.openMilli),
      },
    ],
    [format],
  );
  return (
    <DataTable
      id="on-order"
      inline
      label={t('purchasing.onOrder')}
      columns={columns}
      rows={data?.rows ?? NONE}
      rowKey={(row) => row.orderLineId}
      loading={isPending}
      error={error}
      onRetry={() => void refetch()}
      totals={data && { open: format.quantity(data.totalMilli) }}
      empty={<EmptyState sentence={t('purchasing.noneOnOrder')} />}
      onOpen={(row) => void navigate({ to: '/purchasing/orders/$id', params: { id: String(row.orderId) } })}
    />
  );
}

const NONE: readonly Row[] = [];
