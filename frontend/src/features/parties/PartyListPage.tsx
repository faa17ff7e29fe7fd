import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { type api, Customers, Suppliers, useList } from '../../backend';
import { t } from '../../i18n';
import { ArchivedSelect } from '../../ui/ArchivedSelect';
import type { Column } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { type FilterField, listRequest } from '../../ui/filters';
import { ListView } from '../../ui/ListView';
import { StatusBadge } from '../../ui/StatusBadge';
import { useListCount } from '../../ui/useListCount';
import { type PartyKind, partyKeys } from './keys';
import classes from './Party.module.css';
import { PartyBulk } from './PartyBulk';
import { PartyFormDialog } from './PartyFormDialog';
import { pageOf, words } from './words';

type Row = api.PartyRow;

/** What narrows suppliers and customers. */
const FIELDS: readonly FilterField[] = [
  { key: 'name', label: t('parties.name'), kind: 'text' },
  { key: 'code', label: t('parties.code'), kind: 'text' },
  { key: 'city', label: t('parties.city'), kind: 'text' },
  { key: 'country', label: t('parties.country'), kind: 'text' },
  { key: 'open', label: t('parties.openOrders'), kind: 'flag' },
  { key: 'lastOrder', label: t('parties.lastOrder'), kind: 'date' },
];

/** The list of suppliers, or of customers. */
export function PartyListPage({ kind }: { kind: PartyKind }) {
  const list = useListState({ key: 'name', desc: false });
  const navigate = useNavigate();
  const columns = usePartyColumns();
  const [adding, setAdding] = useState(false);
  const word = words(kind);
  const request = { ...listRequest(list, FIELDS), search: '', archived: list.filters.archived ?? '' };
  const { first: _, ...data } = useList<Row, api.PartyList, api.PartyQuery>(
    partyKeys.list(kind, request),
    kind === 'supplier' ? Suppliers.List : Customers.List,
    request,
  );
  const open = (id: number) => void navigate({ to: pageOf(kind), params: { id: String(id) } });
  const asked = list.filters.do === 'new';
  const close = () => {
    setAdding(false);
    if (asked) list.setFilter('do', undefined);
  };
  return (
    <Page
      title={word.many}
      count={useListCount(data)}
      layout="fill"
      primary={{ label: word.create, onClick: () => setAdding(true) }}
    >
      <ListView<Row>
        id={`${kind}s`}
        label={word.many}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        searchLabel={word.search}
        filters={FIELDS}
        source={{ parties: { ...request, cursor: '', limit: 0 } }}
        {...data}
        walk={`/${kind}s`}
        totals={data.total ? { name: t('lists.shown', { count: data.total }) } : undefined}
        toolbar={
          <ArchivedSelect filters={list.filters} setFilter={list.setFilter} label={t('parties.archivedFilter')} />
        }
        bulk={(selection) => <PartyBulk kind={kind} selection={selection} request={request} />}
        empty={
          <EmptyState
            sentence={word.empty}
            action={
              <Group gap={8}>
                <Button onClick={() => setAdding(true)}>{word.create}</Button>
                <Button variant="default" onClick={() => void navigate({ to: '/settings', search: { do: 'import' } })}>
                  {t('parties.import')}
                </Button>
              </Group>
            }
          />
        }
        onOpen={(row) => open(row.id)}
      />
      <PartyFormDialog kind={kind} opened={adding || asked} onClose={close} onSaved={open} />
    </Page>
  );
}

function usePartyColumns(): readonly Column<Row>[] {
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('parties.name'),
        grow: 3,
        width: 168,
        strong: true,
        sortable: true,
        text: (row) => row.name,
        render: (row) =>
          row.archived ? (
            <span className={classes.named}>
              <span>{row.name}</span>
              <StatusBadge tone="none">{t('parties.archived')}</StatusBadge>
            </span>
          ) : (
            row.name
          ),
      },
      { key: 'code', title: t('parties.code'), width: 64, sortable: true, render: (row) => row.code },
      { key: 'city', title: t('parties.city'), grow: 1, width: 88, sortable: true, render: (row) => row.city },
      { key: 'country', title: t('parties.country'), grow: 1, width: 72, sortable: true, render: (row) => row.country },
      { key: 'contact', title: t('parties.contact'), grow: 1, width: 104, render: (row) => row.contact },
      { key: 'email', title: t('parties.email'), width: 140, extra: true, render: (row) => row.email },
      { key: 'phone', title: t('parties.phone'), width: 108, render: (row) => row.phone },
      {
        key: 'openOrders',
        title: t('parties.openOrders'),
        align: 'right',
        width: 84,
        sortable: true,
        descFirst: true,
        render: (row) => (row.openOrders > 0 ? format.quantity(row.openOrders * 1000) : ''),
      },
      {
        key: 'openNet',
        title: t('parties.openNet'),
        align: 'right',
        width: 80,
        sortable: true,
        descFirst: true,
        render: (row) => (row.openOrders > 0 ? format.minor(row.openNetMinor) : ''),
      },
      {
        key: 'lastOrder',
        title: t('parties.lastOrder'),
        width: 96,
        sortable: true,
        descFirst: true,
        render: (row) => format.day(row.lastOrderDay),
      },
    ],
    [format],
  );
}
