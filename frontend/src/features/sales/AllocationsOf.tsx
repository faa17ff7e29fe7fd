import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { type api, invoke, Sales } from '../../backend';
import { t } from '../../i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { DueDayCell } from '../orders/OrderParts';
import { salesKeys } from './keys';

type Row = api.AllocationRow;

/** What waits for a product, first served first. */
export function useAllocations(productId: number) {
  return useQuery({
    queryKey: salesKeys.allocations(productId),
    queryFn: () => invoke(Sales.AllocationsOf, { id: productId }),
  });
}

/** The rows behind a product's figure "allocated", first served first: what they get adds up to it. */
export function AllocationsOf({ productId }: { productId: number }) {
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useAllocations(productId);
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { key: 'number', title: t('sales.number'), width: 72, strong: true, render: (row) => row.number },
      { key: 'customer', title: t('sales.customer'), width: 112, grow: 1, render: (row) => row.customer },
      {
        key: 'required',
        title: t('sales.required'),
        width: 148,
        render: (row) => <DueDayCell day={row.requiredDay} late={row.late} />,
      },
      {
        key: 'open',
        title: t('sales.open'),
        align: 'right',
        width: 64,
        render: (row) => format.quantity(row.openMilli),
      },
      {
        key: 'allocated',
        title: t('sales.allocated'),
        align: 'right',
        width: 64,
        render: (row) => format.quantity(row.allocatedMilli),
      },
      {
        key: 'short',
        title: t('sales.short'),
        align: 'right',
        width: 64,
        render: (row) => (row.shortMilli > 0 ? format.quantity(row.shortMilli) : ''),
      },
    ],
    [format],
  );
  return (
    <DataTable
      id="allocations"
      inline
      label={t('sales.waiting')}
      columns={columns}
      rows={data?.rows ?? NONE}
      rowKey={(row) => row.orderLineId}
      loading={isPending}
      error={error}
      onRetry={() => void refetch()}
      totals={
        data && {
          open: format.quantity(data.promisedMilli),
          allocated: format.quantity(data.allocatedMilli),
          short: format.quantity(data.shortMilli),
        }
      }
      empty={<EmptyState sentence={t('sales.noneWaiting')} />}
      onOpen={(row) => void navigate({ to: '/sales/orders/$id', params: { id: String(row.orderId) } })}
    />
  );
}

const NONE: readonly Row[] = [];
