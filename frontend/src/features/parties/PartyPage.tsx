import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../../app/Page';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Columns } from '../../ui/Layout';
import { PageTabs } from '../../ui/PageTabs';
import { Skeletons } from '../../ui/Skeletons';
import { StatusBadge } from '../../ui/StatusBadge';
import type { PartyKind } from './keys';
import classes from './Party.module.css';
import { PartyCardSide } from './PartyCardSide';
import { PartyFigures } from './PartyFigures';
import { PartyFormDialog } from './PartyFormDialog';
import { CustomerOrders, SupplierOrders } from './PartyOrders';
import { SupplierProducts } from './SupplierProducts';
import { type Party, useArchiveParty, useParty } from './useParty';
import { listOf, ordersOf, words } from './words';

/** One supplier or customer: its card, its figures and its orders. */
export function PartyPage({ kind }: { kind: PartyKind }) {
  const { id = '' } = useParams({ strict: false });
  const query = useParty(kind, Number(id));
  if (query.data) return <PartyView kind={kind} party={query.data} />;
  const word = words(kind);
  return (
    <Page title={word.many} breadcrumb={[{ label: word.many, to: listOf(kind) }]}>
      {query.error ? <FailedState error={query.error} onRetry={() => void query.refetch()} /> : <Skeletons lines={8} />}
    </Page>
  );
}

function PartyView({ kind, party }: { kind: PartyKind; party: Party }) {
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const archive = useArchiveParty(kind, party);
  const word = words(kind);
  const newOrder = () =>
    void navigate({ to: `${ordersOf(kind)}/$id`, params: { id: 'new' }, search: { [kind]: String(party.id) } });
  const edit = () => setEditing(true);
  const orders = kind === 'supplier' ? <SupplierOrders id={party.id} /> : <CustomerOrders id={party.id} />;
  const tabs = [{ id: 'orders', label: word.orders, content: <div className={classes.panel}>{orders}</div> }];
  if (kind === 'supplier') {
    const content = (
      <div className={classes.panel}>
        <SupplierProducts id={party.id} />
      </div>
    );
    tabs.push({ id: 'products', label: t('nav.products'), content });
  }
  return (
    <Page
      title={party.card.name}
      badge={party.archived ? <StatusBadge tone="none">{t('parties.archived')}</StatusBadge> : undefined}
      breadcrumb={[{ label: word.many, to: listOf(kind) }]}
      primary={{ label: t('parties.newOrder'), onClick: newOrder, disabled: party.archived }}
      shortcuts={[{ keys: 'e', label: t('parties.edit'), run: edit }]}
      actions={
        <>
          <Button variant="default" onClick={edit} aria-keyshortcuts="E">
            {t('parties.edit')}
          </Button>
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label={t('parties.moreActions')}>
                <IconDots size={18} stroke={1.5} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={archive}>{t(party.archived ? 'parties.bringBack' : 'parties.archive')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      <PartyFigures kind={kind} party={party} />
      <Columns
        main={<PageTabs label={party.card.name} tabs={tabs} />}
        side={<PartyCardSide party={party} onEdit={edit} />}
      />
      <PartyFormDialog kind={kind} party={party} opened={editing} onClose={() => setEditing(false)} />
    </Page>
  );
}
