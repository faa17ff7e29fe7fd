import { useQueryClient } from '@tanstack/react-query';
import { type api, invalidate, invoke, Purchasing, requestId } from '../../backend';
import { t } from '../../i18n';
import { toast } from '../../ui/toast';
import { purchasingKeys } from './keys';

type Simple = 'Place' | 'Cancel' | 'BackToDraft' | 'Reopen';

const DONE = {
  Place: 'purchasing.done.place',
  Cancel: 'purchasing.done.cancel',
  BackToDraft: 'purchasing.done.draft',
  Reopen: 'purchasing.done.reopen',
  CloseShort: 'purchasing.done.closeShort',
  Receive: 'purchasing.done.receive',
  ReverseReceipt: 'purchasing.done.reverse',
} as const;

/** What takes a step back; re-opening is taken back by what it took back itself, which needs its own reason. */
const REVERSE: Partial<Record<Simple | 'CloseShort', Simple>> = {
  Place: 'BackToDraft',
  BackToDraft: 'Place',
  Cancel: 'Reopen',
  CloseShort: 'Reopen',
};

/** The steps of a purchase order as commands: each says what was done and offers the way back. */
export function usePurchaseSteps() {
  const client = useQueryClient();
  const took = (order: api.PurchaseOrder) => {
    client.setQueryData(purchasingKeys.order(order.id), order);
    invalidate(client, ['purchasing', 'stock', 'sales']);
    return order;
  };
  const say = (step: keyof typeof DONE, order: api.PurchaseOrder, undo?: () => Promise<unknown>) =>
    toast({ message: t(DONE[step], { number: order.number }), undo, undoTells: true });

  const step = async (name: Simple, id: number, request = requestId()) => {
    const order = took(await invoke(Purchasing[name], { requestId: request, id }));
    const back = REVERSE[name];
    say(name, order, back && (() => step(back, id)));
    return order;
  };
  const closeShort = async (id: number, reason: string, request: string) => {
    const order = took(await invoke(Purchasing.CloseShort, { requestId: request, id, reason }));
    say('CloseShort', order, () => step('Reopen', id));
    return order;
  };
  const reverse = async (receiptId: number, note: string, request = requestId()) => {
    const order = took(await invoke(Purchasing.ReverseReceipt, { requestId: request, receiptId, note }));
    say('ReverseReceipt', order);
    return order;
  };
  const receive = async (request: api.ReceiveRequest) => {
    const answer = await invoke(Purchasing.Receive, request);
    took(answer.order);
    say('Receive', answer.order, () => reverse(answer.receiptId, ''));
    return answer;
  };
  const create = async (request: api.PurchaseOrderCreate) => took(await invoke(Purchasing.Create, request));
  const update = async (request: api.PurchaseOrderUpdate) => took(await invoke(Purchasing.Update, request));
  /** Tells of an order that was placed as it was made. */
  const sayPlaced = (order: api.PurchaseOrder) => say('Place', order, () => step('BackToDraft', order.id));
  return { step, closeShort, reverse, receive, create, update, sayPlaced };
}
