import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useFormat } from '../../app/format';
import { type api, Catalog, invoke, requestId, useCommand } from '../../backend';
import { t } from '../../i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { FormDialog } from '../../ui/FormDialog';
import { Section } from '../../ui/Layout';
import { toast, toastFault } from '../../ui/toast';
import { settingsKeys } from './keys';

const TOPICS = ['catalog', 'stock'] as const;
/** The piece, which every database has. */
const PIECE = 1;

/** What products are counted in. */
export function UnitsSection() {
  const query = useQuery({ queryKey: settingsKeys.units(), queryFn: () => invoke(Catalog.Units, {}) });
  const [editing, setEditing] = useState<api.Unit | 'new' | null>(null);
  const columns = useUnitColumns();
  return (
    <Section
      title={t('settings.units')}
      sentence={t('settings.unitsSentence')}
      actions={
        <Button variant="default" onClick={() => setEditing('new')}>
          {t('settings.newUnit')}
        </Button>
      }
    >
      <DataTable
        id="units"
        inline
        label={t('settings.units')}
        columns={columns}
        rows={query.data?.rows ?? []}
        rowKey={(row) => row.id}
        loading={query.isPending}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={null}
        onOpen={setEditing}
      />
      <UnitDialog unit={editing} onClose={() => setEditing(null)} />
    </Section>
  );
}

function useUnitColumns(): readonly Column<api.Unit>[] {
  const format = useFormat();
  return useMemo(
    () => [
      { key: 'code', title: t('settings.unitCode'), width: 80, strong: true, render: (row) => row.code },
      { key: 'name', title: t('settings.unitName'), grow: 1, width: 140, render: (row) => row.name },
      { key: 'decimals', title: t('settings.unitDecimals'), align: 'right', width: 80, render: (row) => row.decimals },
      {
        key: 'products',
        title: t('nav.products'),
        align: 'right',
        width: 80,
        render: (row) => format.quantity(row.products * 1000),
      },
      {
        key: 'delete',
        title: '',
        align: 'right',
        width: 56,
        render: (row) => (row.products === 0 && row.id !== PIECE ? <DeleteUnit unit={row} /> : null),
      },
    ],
    [format],
  );
}

function DeleteUnit({ unit }: { unit: api.Unit }) {
  const remove = useCommand(Catalog.DeleteUnit, TOPICS);
  const { code } = unit;
  const run = () => {
    const given = requestId();
    remove
      .mutateAsync({ requestId: given, id: unit.id })
      .then(() => toast({ message: t('settings.unitDeleted', { name: code }), given }), toastFault);
  };
  return (
    <ActionIcon size="sm" aria-label={t('settings.deleteUnit', { name: code })} onClick={run}>
      <IconTrash size={16} stroke={1.5} />
    </ActionIcon>
  );
}

interface UnitDialogProps {
  unit: api.Unit | 'new' | null;
  onClose: () => void;
}

function UnitDialog({ unit, onClose }: UnitDialogProps) {
  // What closes keeps its content while it fades, and gives the focus back.
  const [last, setLast] = useState(unit);
  if (unit && unit !== last) setLast(unit);
  const create = useCommand(Catalog.CreateUnit, TOPICS);
  const update = useCommand(Catalog.UpdateUnit, TOPICS);
  const known = last === 'new' ? null : last;
  return (
    <FormDialog<{ code: string; name: string; decimals: string | null }>
      opened={unit !== null}
      onClose={onClose}
      title={known ? t('settings.unitTitle', { name: known.code }) : t('settings.newUnit')}
      allowNext={!known}
      initial={{ code: known?.code ?? '', name: known?.name ?? '', decimals: String(known?.decimals ?? 0) }}
      onSubmit={async ({ code, name, decimals }, context) => {
        const values = { requestId: context.requestId, code, name, decimals: Number(decimals ?? 0) };
        await (known ? update.mutateAsync({ ...values, id: known.id }) : create.mutateAsync(values));
        toast({ message: t('settings.unitSaved', { name: code }), given: context.requestId });
      }}
    >
      {(form) => (
        <>
          <TextInput
            label={t('settings.unitCode')}
            description={t('settings.unitCodeHint')}
            required
            data-autofocus
            {...form.text('code')}
          />
          <TextInput label={t('settings.unitName')} {...form.text('name')} />
          <Select
            label={t('settings.unitDecimals')}
            description={t('settings.unitDecimalsHint')}
            allowDeselect={false}
            data={['0', '1', '2', '3']}
            {...form.value('decimals')}
          />
        </>
      )}
    </FormDialog>
  );
}
