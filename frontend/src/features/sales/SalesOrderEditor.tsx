import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import type { Shortcut } from '../../app/shortcuts';
import { type api, Sales } from '../../backend';
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
import { salesCrumbs } from './crumbs';
import { findToSell, loadCustomers } from './pickers';
import { SalesDialogs, type SalesQuestion } from './SalesDialogs';
import { SalesLines } from './SalesLines';
import { SalesStateLine } from './SalesStateLine';
import { useSalesSave } from './useSalesSave';
import { useSalesSteps } from './useSalesSteps';

interface EditorProps {
  /** null is a new order. */
  saved: api.SalesOrder | null;
  initial: OrderDraft;
}

/** A sales order: its lines are typed while it is a quote, its next step is the one button. */
export function SalesOrderEditor({ saved, initial }: EditorProps) {
  const state = useOrderDraft(initial);
  const { draft, dirty } = state;
  const [question, setQuestion] = useState<SalesQuestion | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const guard = useLeaveGuard(dirty);
  const save = useSalesSave({ saved, state, body, release: guard.release });
  const { busy, run } = useBusy();
  const steps = useSalesSteps();
  const navigate = useNavigate();
  const can = (step: string) => (saved ? saved.can.includes(step) : step === 'edit' || step === 'confirm');
  const editing = can('edit');

  const format = useFormat();
  const loadProducts = useCallback((text: string) => findToSell(text, format), [format]);
  useLineScans({ active: editing, onLines: state.setLines, loadProducts });

  const next = nextStep(can, {
    confirm: () => void save.save(true),
    ship: () => saved && void navigate({ to: '/sales/ship', search: { order: String(saved.id) } }),
  });
  const menu = saved ? menuOf(saved, can, setQuestion, (step) => void run(() => steps.step(step, saved.id))) : [];
  const keys: Shortcut[] = [{ keys: 'mod+s', label: t('ui.save'), run: () => dirty && void save.save(false) }];
  const pdf = saved && (() => void run(() => savePdf(Sales.SaveConfirmationPDF, saved.id)));
  if (pdf) keys.push({ keys: 'p', label: t('orders.pdf'), run: pdf });
  return (
    <Page
      title={saved?.number ?? t('sales.new')}
      breadcrumb={salesCrumbs}
      badge={saved?.late && <StatusBadge tone="bad">{t('orders.lateOnly')}</StatusBadge>}
      shortcuts={keys}
      primary={next && { ...next, loading: save.pending || busy }}
      actions={
        <>
          {dirty && (
            <Button variant="default" loading={save.pending} onClick={() => void save.save(false)} title="Ctrl+S">
              {saved ? t('ui.save') : t('sales.saveQuote')}
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
        {saved && <SalesStateLine order={saved} />}
        {save.summary && <Refused>{save.summary}</Refused>}
        <Columns
          main={
            <>
              {editing ? (
                <LineGrid
                  lines={draft.lines}
                  onLines={state.setLines}
                  loadProducts={loadProducts}
                  priceLabel={t('sales.price')}
                  errors={state.errors}
                  takesStock
                  autoFocus={!saved}
                />
              ) : (
                saved && <SalesLines order={saved} />
              )}
              <Totals totals={saved && !editing ? saved : totalsOf(draft.lines)} flush={!editing} />
              {saved && (
                <Papers
                  title={t('sales.shipments')}
                  papers={saved.shipments}
                  actions={(paper) => (
                    <Button
                      variant="subtle"
                      h={26}
                      px={8}
                      onClick={() => void run(() => savePdf(Sales.SaveDeliveryNotePDF, paper.id))}
                    >
                      {t('sales.deliveryNote')}
                    </Button>
                  )}
                  onReverse={
                    can('reverseShipment') ? (paper: Paper) => setQuestion({ ask: 'reverse', paper }) : undefined
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
                words={{ party: t('sales.customer'), dueDay: t('sales.required') }}
                partyPage="/customers/$id"
                loadParties={loadCustomers}
                location={saved?.location ?? ''}
                facts={[]}
              />
              {saved && <OrderTimeline events={saved.timeline} />}
            </div>
          }
        />
      </div>
      {saved && <SalesDialogs order={saved} question={question} onClose={() => setQuestion(null)} />}
      {guard.dialog}
    </Page>
  );
}

type Can = (step: string) => boolean;

function nextStep(can: Can, run: { confirm: () => void; ship: () => void }) {
  if (can('confirm')) return { label: t('sales.confirm'), onClick: run.confirm, keys: 'mod+Enter' };
  if (can('ship')) return { label: t('sales.ship'), onClick: run.ship, keys: 's' };
  return undefined;
}

function menuOf(
  order: api.SalesOrder,
  can: Can,
  ask: (question: SalesQuestion) => void,
  step: (name: 'BackToQuote' | 'Reopen') => void,
) {
  const shipment = [...order.shipments].reverse().find((each) => !each.reversed);
  const all = [
    { id: 'backToQuote', label: t('sales.backToQuote'), onClick: () => step('BackToQuote') },
    { id: 'closeShort', label: t('sales.closeShort'), onClick: () => ask({ ask: 'closeShort' }) },
    { id: 'reopen', label: t('sales.reopen'), onClick: () => step('Reopen') },
    {
      id: 'reverseShipment',
      label: t('sales.reverseLast'),
      onClick: () => shipment && ask({ ask: 'reverse', paper: shipment }),
    },
    { id: 'cancel', label: t('sales.cancel'), onClick: () => ask({ ask: 'cancel' }), danger: true },
  ];
  return all.filter((each) => can(each.id));
}
