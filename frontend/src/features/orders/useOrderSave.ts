import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useRef, useState } from 'react';
import { t } from '../../i18n';
import { toast } from '../../ui/toast';
import { unreadableField } from './unreadable';
import { type OrderDraft, type OrderDraftState, useRequestIds } from './useOrderDraft';

interface Saved {
  id: number;
  number: string;
}

type RequestOf = (body: unknown) => string;

/** The commands that save one kind of order. */
export interface OrderCalls<Order extends Saved> {
  page: '/purchasing/orders/$id' | '/sales/orders/$id';
  partyMissing: string;
  /** `advance`: place or confirm at once. */
  create: (draft: OrderDraft, advance: boolean, idOf: RequestOf) => Promise<Order>;
  update: (order: Order, draft: OrderDraft, idOf: RequestOf) => Promise<Order>;
  /** Places or confirms a saved order, and says so. */
  advance: (order: Order, requestId: string) => Promise<unknown>;
  /** Says that an order was placed or confirmed as it was made. */
  sayAdvanced: (order: Order) => void;
}

interface SaveOptions<Order extends Saved> {
  saved: Order | null;
  state: OrderDraftState;
  /** Where the fields are: what cannot be read in them is not saved. */
  body: RefObject<HTMLElement | null>;
  /** Lets the way to the saved order pass. */
  release: () => void;
  calls: OrderCalls<Order>;
}

/** Saves what was typed, and takes the next step where that is wanted; failures go to their fields. */
export function useOrderSave<Order extends Saved>({ saved, state, body, release, calls }: SaveOptions<Order>) {
  const [pending, setPending] = useState(false);
  const [summary, setSummary] = useState('');
  const busy = useRef(false);
  const ids = useRequestIds();
  const navigate = useNavigate();
  // The request that saved: what the message takes back.
  const given = useRef('');
  const idOf: RequestOf = (body) => {
    given.current = ids.of(body);
    return given.current;
  };
  const say = (order: Order) =>
    toast({ message: t('orders.done', { number: order.number }), given: given.current || undefined });

  const create = async (advance: boolean) => {
    const order = await calls.create(state.draft, advance, idOf);
    release();
    await navigate({ to: calls.page, params: { id: String(order.id) }, replace: true });
    if (advance) calls.sayAdvanced(order);
    else say(order);
  };
  const change = async (order: Order, advance: boolean) => {
    if (state.dirty) {
      await calls.update(order, state.draft, idOf);
      ids.done();
      state.reset();
    }
    if (advance) await calls.advance(order, ids.of({ advance: order.id }));
    else say(order);
  };
  const save = async (advance: boolean) => {
    if (busy.current || unreadableField(body.current) || !state.complete(calls.partyMissing)) return;
    busy.current = true;
    given.current = '';
    setPending(true);
    setSummary('');
    try {
      await (saved ? change(saved, advance) : create(advance));
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
