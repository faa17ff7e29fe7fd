import type { RefObject } from 'react';
import type { api } from '../../backend';
import { t } from '../../i18n';
import type { OrderDraftState } from '../orders/useOrderDraft';
import { useOrderSave } from '../orders/useOrderSave';
import { createBody, updateBody } from './draft';
import { useSalesSteps } from './useSalesSteps';

interface SaveOptions {
  saved: api.SalesOrder | null;
  state: OrderDraftState;
  body: RefObject<HTMLElement | null>;
  release: () => void;
}

/** Saves a sales order, and confirms it where that is wanted. */
export function useSalesSave(options: SaveOptions) {
  const steps = useSalesSteps();
  return useOrderSave({
    ...options,
    calls: {
      page: '/sales/orders/$id',
      partyMissing: t('sales.customerMissing'),
      create: (draft, confirm, idOf) => {
        const body = createBody(draft, confirm);
        return steps.create({ requestId: idOf(body), ...body });
      },
      update: (order, draft, idOf) => {
        const body = updateBody(order, draft);
        return steps.update({ requestId: idOf(body), ...body });
      },
      advance: (order, requestId) => steps.step('Confirm', order.id, requestId),
      sayAdvanced: steps.sayConfirmed,
    },
  });
}
