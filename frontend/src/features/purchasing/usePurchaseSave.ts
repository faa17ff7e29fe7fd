import type { RefObject } from 'react';
import type { api } from '../../backend';
import { t } from '../../i18n';
import type { OrderDraftState } from '../orders/useOrderDraft';
import { useOrderSave } from '../orders/useOrderSave';
import { createBody, updateBody } from './draft';
import { usePurchaseSteps } from './usePurchaseSteps';

interface SaveOptions {
  saved: api.PurchaseOrder | null;
  state: OrderDraftState;
  body: RefObject<HTMLElement | null>;
  release: () => void;
}

/** Saves a purchase order, and orders it where that is wanted. */
export function usePurchaseSave(options: SaveOptions) {
  const steps = usePurchaseSteps();
  return useOrderSave({
    ...options,
    calls: {
      page: '/purchasing/orders/$id',
      partyMissing: t('purchasing.supplierMissing'),
      create: (draft, place, idOf) => {
        const body = createBody(draft, place);
        return steps.create({ requestId: idOf(body), ...body });
      },
      update: (order, draft, idOf) => {
        const body = updateBody(order, draft);
        return steps.update({ requestId: idOf(body), ...body });
      },
      advance: (order, requestId) => steps.step('Place', order.id, requestId),
      sayAdvanced: steps.sayPlaced,
    },
  });
}
