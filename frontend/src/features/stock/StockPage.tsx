import { Button } from '@mantine/core';
import { useState } from 'react';
import { Page } from '../../app/Page';
import { useDo } from '../../app/useDo';
import { useListState } from '../../app/useListState';
import { t } from '../../i18n';
import { PageTabs } from '../../ui/PageTabs';
import { AdjustDialog } from './AdjustDialog';
import { LevelsTab } from './LevelsTab';
import { LocationDialog, type LocationDraft, newLocation } from './LocationDialog';
import { LocationsTab } from './LocationsTab';
import { MovementsTab } from './MovementsTab';
import { OpeningBalanceDialog } from './OpeningBalanceDialog';
import { TransferDialog } from './TransferDialog';

type Dialog = 'adjust' | 'transfer' | 'opening';

/** What there is, what moved it, and where it lies. */
export default function StockPage() {
  const { filters } = useListState({ key: '', desc: false });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [location, setLocation] = useState<LocationDraft | null>(null);
  const open = (which: Dialog) => () => setDialog(which);
  const close = () => setDialog(null);
  useDo({ adjust: open('adjust'), transfer: open('transfer'), opening: open('opening') });
  const onLocations = filters.tab === 'locations';
  const locationId = Number(filters.location) || undefined;
  return (
    <Page
      title={t('nav.stock')}
      layout="fill"
      primary={
        onLocations
          ? { label: t('stock.newLocation'), onClick: () => setLocation(newLocation()) }
          : { label: t('stock.adjust'), keys: 'a', onClick: open('adjust') }
      }
      actions={!onLocations && <Actions onTransfer={open('transfer')} onOpening={open('opening')} />}
      shortcuts={
        onLocations
          ? []
          : [
              { keys: 't', label: t('stock.transfer'), run: open('transfer') },
              { keys: 'o', label: t('stock.opening'), run: open('opening') },
            ]
      }
    >
      <PageTabs
        fill
        label={t('nav.stock')}
        tabs={[
          { id: 'levels', label: t('stock.levels'), content: <LevelsTab /> },
          { id: 'movements', label: t('stock.movements'), content: <MovementsTab onOpening={open('opening')} /> },
          { id: 'locations', label: t('stock.locations'), content: <LocationsTab onEdit={setLocation} /> },
        ]}
      />
      <AdjustDialog opened={dialog === 'adjust'} onClose={close} locationId={locationId} />
      <TransferDialog opened={dialog === 'transfer'} onClose={close} locationId={locationId} />
      <OpeningBalanceDialog opened={dialog === 'opening'} onClose={close} locationId={locationId} />
      <LocationDialog location={location} onClose={() => setLocation(null)} />
    </Page>
  );
}

function Actions({ onTransfer, onOpening }: { onTransfer: () => void; onOpening: () => void }) {
  return (
    <>
      <Button variant="default" onClick={onOpening} aria-keyshortcuts="O">
        {t('stock.opening')}
      </Button>
      <Button variant="default" onClick={onTransfer} aria-keyshortcuts="T">
        {t('stock.transfer')}
      </Button>
    </>
  );
}
