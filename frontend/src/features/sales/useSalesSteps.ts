import { useQueryClient } from '@tanstack/react-query';
import { type api, invalidate, invoke, requestId, Sales } from '../../backend';
import { t } from '../../i18n';
import { toast } from '../../ui/toast';
import { salesKeys } from './keys';

type Simple = 'Confirm' | 'Cancel' | 'BackToQuote' | 'Reopen';

const DONE = {
  Confirm: 'sales.done.confirm',
  Cancel: 'sales.done.cancel',
  BackToQuote: 'sales.done.quote',
  Reopen: 'sales.done.reopen',
  CloseShort: 'sales.done.closeShort',
  Ship: 'sales.done.ship',
  ReverseShipment: 'sales.done.reverse',
} as const;

/** What takes a step back; re-opening is taken back by what it took back itself, which needs its own reason. */
const REVERSE: Partial<Record<Simple | 'CloseShort', Simple>> = {
  Confirm: 'BackToQuote',
  BackToQuote: 'Confirm',
  Cancel: 'Reopen',
  CloseShort: 'Reopen',
};

/** The steps of a sales order as commands: each says what was done and offers the way back. */
export function useSalesSteps() {
  const client = useQueryClient();
  const took = (order: api.SalesOrder) => {
    client.setQueryData(salesKeys.order(order.id), order);
    invalidate(client, ['purchasing', 'stock', 'sales']);
    return order;
  };
  const say = (step: keyof typeof DONE, order: api.SalesOrder, undo?: () => Promise<unknown>) => {
    const short = step === 'Confirm' ? order.lines.filter((line) => line.shortMilli > 0).length : 0;
    const done = t(DONE[step], { number: order.number });
    toast({ message: short > 0 ? t('sales.doneShort', { done, count: short }) : done, undo, undoTells: true });
  };

  const step = async (name: Simple, id: number, request = requestId()) => {
    const order = took(await invoke(Sales[name], { requestId: request, id }));
    const back = REVERSE[name];
    say(name, order, back && (() => step(back, id)));
    return order;
  };
  const closeShort = async (id: number, reason: string, request: string) => {
    const order = took(await invoke(Sales.CloseShort, { requestId: request, id, reason }));
    say('CloseShort', order, () => step('Reopen', id));
    return order;
  };
  const reverse = async (shipmentId: number, note: string, request = requestId()) => {
    const order = took(await invoke(Sales.ReverseShipment, { requestId: request, shipmentId, note }));
    say('ReverseShipment', order);
    return order;
  };
  const ship = async (request: api.ShipRequest) => {
    const answer = await invoke(Sales.Ship, request);
    took(answer.order);
    say('Ship', answer.order, () => reverse(answer.shipmentId, ''));
    return answer;
  };
  const create = async (request: api.SalesOrderCreate) => took(await invoke(Sales.Create, request));
  const update = async (request: api.SalesOrderUpdate) => took(await invoke(Sales.Update, request));
  /** Tells of an order that was confirmed as it was made. */
  const sayConfirmed = (order: api.SalesOrder) => say('Confirm', order, () => step('BackToQuote', order.id));
  return { step, closeShort, reverse, ship, create, update, sayConfirmed };
}
