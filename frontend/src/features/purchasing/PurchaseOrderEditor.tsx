import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import type { Shortcut } from '../../app/shortcuts';
import { type api, Purchasing } from '../../backend';
import { t } from '../../i18n';
import { Columns } from '../../ui/Layout';
import { Refused } from '../../ui/Refused';
import { StatusBadge } from '../../ui/StatusBadge';
import { useLeaveGuard } from '../../ui/useLeaveGuard';
import { LineGrid } from '../orders/LineGrid';
import { totalsOf } from '../orders/lines';
import classes from '../orders/Order.module.css';
import { OrderHead } from '../orders/OrderHead';
import { OrderTimeline, type Paper, Papers, StepsMenu, Totals } from '../orders/OrderParts';
import { savePdf } from '../orders/savePdf';
import { useBusy } from '../orders/useBusy';
import { useLineScans } from '../orders/useLineScans';
import { type OrderDraft, useOrderDraft } from '../orders/useOrderDraft';
import { purchaseCrumbs } from './crumbs';
import { PurchaseDialogs, type PurchaseQuestion } from './PurchaseDialogs';
import { PurchaseLines } from './PurchaseLines';
import { PurchaseStateLine } from './PurchaseStateLine';
import { findForSupplier, loadSuppliers } from './pickers';
import { usePurchaseSave } from './usePurchaseSave';
import { usePurchaseSteps } from './usePurchaseSteps';

interface EditorProps {
  /** null is a new order. */
  saved: api.PurchaseOrder | null;
  initial: OrderDraft;
}

/** A purchase order: its lines are typed while it is a draft, its next step is the one button. */
export function PurchaseOrderEditor({ saved, initial }: EditorProps) {
  const state = useOrderDraft(initial);
  const { draft, dirty } = state;
  const [question, setQuestion] = useState<PurchaseQuestion | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const guard = useLeaveGuard(dirty);
  const save = usePurchaseSave({ saved, state, body, release: guard.release });
  const { busy, run } = useBusy();
  const steps = usePurchaseSteps();
  const navigate = useNavigate();
  const can = (step: string) => (saved ? saved.can.includes(step) : step === 'edit' || step === 'place');
  const editing = can('edit');
  const supplierId = draft.party ? Number(draft.party.id) : null;

  const format = useFormat();
  const loadProducts = useCallback((text: string) => findForSupplier(text, supplierId, format), [supplierId, format]);
  useLineScans({ active: editing, onLines: state.setLines, loadProducts });

  const next = nextStep(can, {
    place: () => void save.save(true),
    receive: () => saved && void navigate({ to: '/purchasing/receive', search: { order: String(saved.id) } }),
  });
  const menu = saved ? menuOf(saved, can, setQuestion, (step) => void run(() => steps.step(step, saved.id))) : [];
  const keys: Shortcut[] = [{ keys: 'mod+s', label: t('ui.save'), run: () => dirty && void save.save(false) }];
  const pdf = saved && (() => void run(() => savePdf(Purchasing.SavePDF, saved.id)));
  if (pdf) keys.push({ keys: 'p', label: t('orders.pdf'), run: pdf });
  return (
    <Page
      title={saved?.number ?? t('purchasing.new')}
      breadcrumb={purchaseCrumbs}
      badge={saved?.late && <StatusBadge tone="bad">{t('orders.lateOnly')}</StatusBadge>}
      shortcuts={keys}
      primary={next && { ...next, loading: save.pending || busy }}
      actions={
        <>
          {dirty && (
            <Button variant="default" loading={save.pending} onClick={() => void save.save(false)} title="Ctrl+S">
              {saved ? t('ui.save') : t('purchasing.saveDraft')}
            </Button>
          )}
          {pdf && !dirty && (
            <Button variant="default" onClick={pdf}>
              {t('orders.pdf')}
            </Button>
          )}
          <StepsMenu steps={menu} />
        </>
      }
    >
      <div ref={body}>
        {saved && <PurchaseStateLine order={saved} />}
        {save.summary && <Refused>{save.summary}</Refused>}
        <Columns
          main={
            <>
              {editing ? (
                <LineGrid
                  lines={draft.lines}
                  onLines={state.setLines}
                  loadProducts={loadProducts}
                  priceLabel={t('purchasing.unitCost')}
                  errors={state.errors}
                  autoFocus={!saved}
                />
              ) : (
                saved && <PurchaseLines order={saved} />
              )}
              <Totals totals={saved && !editing ? saved : totalsOf(draft.lines)} flush={!editing} />
              {saved && (
                <Papers
                  title={t('purchasing.receipts')}
                  papers={saved.receipts}
                  onReverse={
                    can('reverseReceipt') ? (paper: Paper) => setQuestion({ ask: 'reverse', paper }) : undefined
                  }
                />
              )}
            </>
          }
          side={
            <div className={classes.side}>
              <OrderHead
                state={state}
                mode={editing ? 'all' : can('editHead') ? 'head' : 'none'}
                words={{ party: t('purchasing.supplier'), dueDay: t('purchasing.promised') }}
                partyPage="/suppliers/$id"
                loadParties={loadSuppliers}
                location={saved?.location ?? ''}
                facts={[]}
              />
              {saved && <OrderTimeline events={saved.timeline} />}
            </div>
          }
        />
      </div>
      {saved && <PurchaseDialogs order={saved} question={question} onClose={() => setQuestion(null)} />}
      {guard.dialog}
    </Page>
  );
}

type Can = (step: string) => boolean;

function nextStep(can: Can, run: { place: () => void; receive: () => void }) {
  if (can('place')) return { label: t('purchasing.place'), onClick: run.place, keys: 'mod+Enter' };
  if (can('receive')) return { label: t('purchasing.receive'), onClick: run.receive, keys: 'r' };
  return undefined;
}

function menuOf(
  order: api.PurchaseOrder,
  can: Can,
  ask: (question: PurchaseQuestion) => void,
  step: (name: 'BackToDraft' | 'Reopen') => void,
) {
  const receipt = [...order.receipts].reverse().find((each) => !each.reversed);
  const all = [
    { id: 'backToDraft', label: t('purchasing.backToDraft'), onClick: () => step('BackToDraft') },
    { id: 'closeShort', label: t('purchasing.closeShort'), onClick: () => ask({ ask: 'closeShort' }) },
    { id: 'reopen', label: t('purchasing.reopen'), onClick: () => step('Reopen') },
    {
      id: 'reverseReceipt',
      label: t('purchasing.reverseLast'),
      onClick: () => receipt && ask({ ask: 'reverse', paper: receipt }),
    },
    { id: 'cancel', label: t('purchasing.cancel'), onClick: () => ask({ ask: 'cancel' }), danger: true },
  ];
  return all.filter((each) => can(each.id));
}
