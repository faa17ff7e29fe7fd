import { Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useFormat } from '../../app/format';
import { type api, invoke, Stock, useCommand } from '../../backend';
import { t } from '../../i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { FailedState } from '../../ui/FailedState';
import { FormDialog } from '../../ui/FormDialog';
import { KeyValue } from '../../ui/Layout';
import { Skeletons } from '../../ui/Skeletons';
import { toast } from '../../ui/toast';

/** Names an adjustment, a transfer or an opening balance. */
export interface StockDocumentKey {
  kind: string;
  id: number;
}

interface StockDocumentDialogProps {
  document: StockDocumentKey | null;
  onClose: () => void;
}

const WIDTH = 640;

/** What an adjustment, a transfer or an opening balance did, and the way to reverse it. */
export function StockDocumentDialog({ document, onClose }: StockDocumentDialogProps) {
  // What closes keeps its content while it fades, and gives the focus back.
  const [last, setLast] = useState(document);
  if (document && document !== last) setLast(document);
  const query = useQuery({
    queryKey: ['stock', 'document', last?.kind, last?.id],
    queryFn: () => invoke(Stock.Document, last ?? { kind: '', id: 0 }),
    enabled: document !== null,
  });
  const reverse = useCommand(Stock.Reverse, ['stock']);
  const found = query.data;
  if (found && !found.reversed) {
    return (
      <FormDialog<{ note: string }>
        opened={document !== null}
        onClose={onClose}
        title={found.number}
        size={WIDTH}
        danger
        submitLabel={t('stock.reverse')}
        initial={{ note: '' }}
        onSubmit={async ({ note }, { requestId }) => {
          await reverse.mutateAsync({ requestId, kind: found.kind, id: found.id, day: '', note });
          toast({ message: t('stock.wasReversed', { number: found.number }) });
        }}
      >
        {() => <DocumentBody document={found} />}
      </FormDialog>
    );
  }
  return (
    <Modal
      opened={document !== null}
      onClose={onClose}
      title={found?.number ?? t('stock.document')}
      size={WIDTH}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {query.error && <FailedState error={query.error} onRetry={() => void query.refetch()} />}
      {found ? <DocumentBody document={found} /> : <Skeletons />}
    </Modal>
  );
}

function DocumentBody({ document }: { document: api.StockDocument }) {
  const format = useFormat();
  const columns = useMemo<readonly Column<api.MovementRow>[]>(
    () => [
      { key: 'product', title: t('stock.product'), grow: 1, width: 160, strong: true, render: (row) => row.name },
      { key: 'location', title: t('stock.location'), width: 120, render: (row) => row.location },
      {
        key: 'quantity',
        title: t('stock.quantity'),
        align: 'right',
        width: 96,
        render: (row) => format.quantity(row.quantityMilli, row.unit, row.unitDecimals),
      },
      {
        key: 'value',
        title: t('stock.value'),
        align: 'right',
        width: 96,
        render: (row) => format.minor(row.valueMinor),
      },
    ],
    [format],
  );
  const reversed = document.reversed
    ? t('stock.reversedBy', { who: document.reversedBy, when: format.instant(document.reversedAt) })
    : '';
  return (
    <Stack gap={12}>
      <KeyValue
        facts={[
          { label: t('ui.reason'), value: document.reason && t(`stock.reason.${document.reason as 'damage'}`) },
          { label: t('stock.day'), value: format.day(document.day) },
          { label: t('stock.recorded'), value: `${format.instant(document.at)} · ${document.user}` },
          { label: t('ui.note'), value: document.note },
          { label: t('stock.reversed'), value: reversed },
        ]}
      />
      <DataTable
        id="stock-document"
        inline
        label={document.number}
        columns={columns}
        rows={document.movements}
        rowKey={(row) => row.id}
        empty={null}
      />
      {!document.reversed && <Text className="quiet">{t('stock.reverseSentence')}</Text>}
    </Stack>
  );
}
