import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Page } from '../../app/Page';
import { useDo } from '../../app/useDo';
import { type api, Catalog, requestId, useCommand } from '../../backend';
import { t } from '../../i18n';
import { Columns } from '../../ui/Layout';
import { PageTabs } from '../../ui/PageTabs';
import { toast, toastFault } from '../../ui/toast';
import { AdjustDialog } from '../stock/AdjustDialog';
import { OpeningBalanceDialog } from '../stock/OpeningBalanceDialog';
import { TransferDialog } from '../stock/TransferDialog';
import { LocationsTab } from './LocationsTab';
import { MovementsTab } from './MovementsTab';
import { NotesTab } from './NotesTab';
import { OrderDialog } from './OrderDialog';
import { OrdersTab } from './OrdersTab';
import { ProductFigures } from './ProductFigures';
import { ProductFormDialog } from './ProductFormDialog';
import { ProductHead, ProductSide } from './ProductSide';
import { SalesTab } from './SalesTab';
import { SuppliersTab } from './SuppliersTab';
import { ProductStatus } from './status';

type Dialog = 'adjust' | 'transfer' | 'order' | 'edit' | 'opening';

const CRUMBS = [{ label: t('nav.products'), to: '/products' }] as const;

/** A product that was read. */
export function ProductView({ product }: { product: api.Product }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const archive = useArchive(product);
  const open = (which: Dialog) => () => setDialog(which);
  const edit = open('edit');
  useDo({ adjust: open('adjust'), transfer: open('transfer'), order: open('order'), edit });
  return (
    <Page
      title={product.name}
      badge={<ProductStatus status={product.status} />}
      breadcrumb={CRUMBS}
      primary={{ label: t('stock.adjust'), keys: 'a', onClick: open('adjust') }}
      shortcuts={[
        { keys: 't', label: t('stock.transfer'), run: open('transfer') },
        { keys: 'o', label: t('catalog.order'), run: open('order') },
        { keys: 'e', label: t('catalog.edit'), run: edit },
      ]}
      actions={
        <Actions
          onEdit={edit}
          onTransfer={open('transfer')}
          onOrder={open('order')}
          more={
            <>
              {!product.hasMovements && <Menu.Item onClick={open('opening')}>{t('stock.opening')}…</Menu.Item>}
              <Menu.Item onClick={archive}>{t(product.archived ? 'catalog.bringBack' : 'catalog.archive')}</Menu.Item>
            </>
          }
        />
      }
    >
      <ProductHead product={product} />
      <ProductFigures product={product} onReorderPoint={edit} />
      <Columns
        main={
          <PageTabs
            label={product.name}
            tabs={[
              {
                id: 'movements',
                label: t('catalog.movements'),
                content: <MovementsTab product={product} onOpening={open('opening')} />,
              },
              {
                id: 'locations',
                label: t('catalog.locations'),
                content: <LocationsTab product={product} onOpening={open('opening')} />,
              },
              { id: 'orders', label: t('catalog.orders'), content: <OrdersTab product={product} /> },
              {
                id: 'suppliers',
                label: t('catalog.suppliers'),
                content: <SuppliersTab product={product} onEdit={edit} />,
              },
              { id: 'sales', label: t('nav.sales'), content: <SalesTab product={product} /> },
              { id: 'notes', label: t('catalog.notes'), content: <NotesTab product={product} onEdit={edit} /> },
            ]}
          />
        }
        side={<ProductSide product={product} />}
      />
      <Dialogs product={product} dialog={dialog} onClose={() => setDialog(null)} />
    </Page>
  );
}

interface DialogsProps {
  product: api.Product;
  dialog: Dialog | null;
  onClose: () => void;
}

function Dialogs({ product, dialog, onClose }: DialogsProps) {
  const on = (which: Dialog) => ({ opened: dialog === which, onClose, product });
  return (
    <>
      <AdjustDialog {...on('adjust')} />
      <TransferDialog {...on('transfer')} />
      <OpeningBalanceDialog {...on('opening')} />
      <OrderDialog {...on('order')} />
      <ProductFormDialog {...on('edit')} />
    </>
  );
}

interface ActionsProps {
  onEdit: () => void;
  onTransfer: () => void;
  onOrder: () => void;
  more: ReactNode;
}

function Actions({ onEdit, onTransfer, onOrder, more }: ActionsProps) {
  return (
    <>
      <Button variant="default" onClick={onEdit} aria-keyshortcuts="E">
        {t('catalog.edit')}
      </Button>
      <Button variant="default" onClick={onOrder} aria-keyshortcuts="O">
        {t('catalog.order')}
      </Button>
      <Button variant="default" onClick={onTransfer} aria-keyshortcuts="T">
        {t('stock.transfer')}
      </Button>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('catalog.moreActions')}>
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>{more}</Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Archives the product or brings it back, with the way back in the toast. */
function useArchive(product: api.Product): () => void {
  const command = useCommand(Catalog.Archive, ['catalog', 'stock']);
  const set = (archived: boolean) => command.mutateAsync({ requestId: requestId(), ids: [product.id], archived });
  return () => {
    const archived = !product.archived;
    set(archived).then(
      () =>
        toast({
          message: t(archived ? 'catalog.wasArchived' : 'catalog.wasBroughtBack', { name: product.name }),
          undo: () => set(!archived),
        }),
      toastFault,
    );
  };
}
