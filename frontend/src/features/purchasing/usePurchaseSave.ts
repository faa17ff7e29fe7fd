import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useRef, useState } from 'react';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { toast } from '../../ui/toast';
import { unreadableField } from '../orders/unreadable';
import { type OrderDraftState, useRequestIds } from '../orders/useOrderDraft';
import { createBody, updateBody } from './draft';
import { usePurchaseSteps } from './usePurchaseSteps';

interface SaveOptions {
  saved: api.PurchaseOrder | null;
  state: OrderDraftState;
  /** Where the fields are: what cannot be read in them is not saved. */
  body: RefObject<HTMLElement | null>;
  /** Lets the way to the saved order pass. */
  release: () => void;
}

/** Saves what was typed, and orders it where that is wanted; failures go to their fields. */
export function usePurchaseSave({ saved, state, body, release }: SaveOptions) {
  const [pending, setPending] = useState(false);
  const [summary, setSummary] = useState('');
  const busy = useRef(false);
  const ids = useRequestIds();
  const steps = usePurchaseSteps();
  const navigate = useNavigate();

  const create = async (place: boolean) => {
    const body = createBody(state.draft, place);
    const order = await steps.save(body, ids.of(body));
    release();
    await navigate({ to: '/purchasing/orders/$id', params: { id: String(order.id) }, replace: true });
    if (place) steps.sayPlaced(order);
    else toast({ message: t('purchasing.done.saved', { number: order.number }) });
  };
  const change = async (order: api.PurchaseOrder, place: boolean) => {
    if (state.dirty) {
      const body = updateBody(order, state.draft);
      await steps.update(body, ids.of(body));
      ids.done();
      state.reset();
    }
    if (place) await steps.step('Place', order.id, ids.of({ place: order.id }));
    else toast({ message: t('purchasing.done.saved', { number: order.number }) });
  };
  const save = async (place: boolean) => {
    if (busy.current || unreadableField(body.current)) return;
    if (!state.complete(t('purchasing.supplierMissing'))) return;
    busy.current = true;
    setPending(true);
    setSummary('');
    try {
      await (saved ? change(saved, place) : create(place));
      ids.done();
    } catch (reason) {
      setSummary(state.refuse(reason) ?? '');
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  return { save, pending, summary };
}
