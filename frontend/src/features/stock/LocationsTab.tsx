import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type CSSProperties, useCallback, useMemo } from 'react';
import { useFormat } from '../../app/format';
import { useListState } from '../../app/useListState';
import { type api, invoke, requestId, Stock, useCommand } from '../../backend';
import { t } from '../../i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import { StatusBadge } from '../../ui/StatusBadge';
import { toast, toastFault } from '../../ui/toast';
import { folded } from '../catalog/pickers';
import { FilterToggle } from '../orders/OrderFilters';
import { stockKeys } from './keys';
import { draftOf, type LocationDraft, newLocation } from './LocationDialog';
import classes from './Stock.module.css';

type Row = api.Location;

/** Where stock is kept: the tree with what each place holds. A row opens what lies there. */
export function LocationsTab({ onEdit }: { onEdit: Edit }) {
  const list = useListState({ key: '', desc: false });
  const navigate = useNavigate();
  const archived = list.filters.archived === 'yes';
  const query = useQuery({
    queryKey: stockKeys.locations(archived),
    queryFn: () => invoke(Stock.Locations, { archived }),
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => matching(query.data?.rows ?? [], list.text), [query.data, list.text]);
  const columns = useLocationColumns(onEdit, useArchive());
  return (
    <>
      <ListToolbar searchLabel={t('stock.searchLocations')} text={list.text} onText={list.setText}>
        <FilterToggle list={list} name="archived" label={t('stock.withArchived')} />
      </ListToolbar>
      <DataTable
        id="locations"
        label={t('stock.locations')}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowKey={(row) => row.id}
        loading={query.isPending}
        error={query.data ? null : query.error}
        onRetry={() => void query.refetch()}
        narrowed={list.text !== ''}
        noneFound={<NoneFound text={list.text} onClear={list.clear} />}
        empty={
          <EmptyState
            sentence={t('stock.noLocations')}
            action={<Button onClick={() => onEdit(newLocation())}>{t('stock.newLocation')}</Button>}
          />
        }
        onOpen={(row) => void navigate({ to: '/stock', search: { location: String(row.id) } })}
      />
    </>
  );
}

/** The locations whose path or code has the text. */
function matching(rows: readonly Row[], text: string): readonly Row[] {
  const wanted = folded(text.trim());
  return wanted ? rows.filter((row) => folded(`${row.path} ${row.code}`).includes(wanted)) : rows;
}

/** Archives a location or brings it back; the toast offers the reverse. */
function useArchive() {
  const { mutateAsync } = useCommand(Stock.ArchiveLocation, ['stock']);
  return useCallback(
    async (row: Row) => {
      const set = (archived: boolean) => mutateAsync({ requestId: requestId(), id: row.id, archived });
      try {
        await set(!row.archived);
        toast({
          message: t(row.archived ? 'stock.locationBack' : 'stock.locationArchived', { name: row.name }),
          undo: () => set(row.archived),
        });
      } catch (reason) {
        toastFault(reason);
      }
    },
    [mutateAsync],
  );
}

type Edit = (draft: LocationDraft) => void;
type Archive = (row: Row) => Promise<void>;

function useLocationColumns(onEdit: Edit, onArchive: Archive): readonly Column<Row>[] {
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('stock.location'),
        grow: 1,
        width: 240,
        strong: true,
        text: (row) => row.path,
        render: (row) => <Place row={row} />,
      },
      { key: 'code', title: t('stock.locationCode'), width: 96, render: (row) => row.code },
      {
        key: 'products',
        title: t('stock.products'),
        align: 'right',
        width: 96,
        render: (row) => format.quantity(row.products * 1000),
      },
      {
        key: 'value',
        title: t('stock.value'),
        align: 'right',
        width: 112,
        render: (row) => format.minor(row.valueMinor),
      },
      {
        key: 'valueBelow',
        title: t('stock.valueBelow'),
        align: 'right',
        width: 136,
        render: (row) => format.minor(row.valueBelowMinor),
      },
      {
        key: 'steps',
        title: '',
        width: 56,
        render: (row) => <StepsMenu row={row} onEdit={onEdit} onArchive={onArchive} />,
      },
    ],
    [format, onEdit, onArchive],
  );
}

function Place({ row }: { row: Row }) {
  return (
    <span className={classes.place} style={{ '--depth': row.depth } as CSSProperties}>
      <span className={classes.name}>{row.name}</span>
      {row.main && <StatusBadge tone="none">{t('stock.mainLocation')}</StatusBadge>}
      {row.quarantine && <StatusBadge tone="warning">{t('stock.quarantine')}</StatusBadge>}
      {row.archived && <StatusBadge tone="none">{t('stock.archived')}</StatusBadge>}
    </span>
  );
}

function StepsMenu({ row, onEdit, onArchive }: { row: Row; onEdit: Edit; onArchive: Archive }) {
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('stock.stepsOf', { name: row.name })}>
          <IconDots size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onEdit(draftOf(row))}>{t('stock.editLocation')}</Menu.Item>
        {!row.archived && <Menu.Item onClick={() => onEdit(newLocation(row.id))}>{t('stock.newBelow')}</Menu.Item>}
        {!row.main && (
          <Menu.Item onClick={() => void onArchive(row)}>
            {t(row.archived ? 'stock.bringBack' : 'stock.archive')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
