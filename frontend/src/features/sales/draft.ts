import type { api } from '../../backend';
import type { PickOption } from '../../ui/ComboPicker';
import { blankLine, type DraftLine, draftLine, filledLines } from '../orders/lines';
import type { OrderDraft } from '../orders/useOrderDraft';

export function newDraft(party: PickOption | null, lines: readonly DraftLine[]): OrderDraft {
  return {
    party,
    locationId: 0,
    orderDay: null,
    dueDay: null,
    reference: '',
    terms: null,
    note: '',
    lines: lines.length > 0 ? lines : [blankLine()],
  };
}

export function draftOf(order: api.SalesOrder): OrderDraft {
  const lines = order.lines.map((line) => draftLine(line, line.unitPriceMinorE4));
  return {
    party: { id: String(order.customerId), label: order.customer },
    locationId: order.locationId,
    orderDay: order.orderDay,
    dueDay: order.requiredDay || null,
    reference: order.reference,
    terms: order.terms,
    note: order.note,
    lines: lines.length > 0 ? lines : [blankLine()],
  };
}

function lineInputs(draft: OrderDraft): api.SalesLineInput[] {
  return filledLines(draft.lines).map((line) => ({
    id: line.id,
    productId: line.product?.product.id ?? 0,
    quantityMilli: line.quantityMilli ?? 0,
    unitPriceMinorE4: line.priceE4,
    discountPpm: line.discountPpm ?? 0,
  }));
}

function headOf(draft: OrderDraft) {
  return {
    customerId: Number(draft.party?.id ?? 0),
    orderDay: draft.orderDay ?? '',
    requiredDay: draft.dueDay ?? '',
    reference: draft.reference,
    note: draft.note,
    lines: lineInputs(draft),
  };
}

export function createBody(draft: OrderDraft, confirm: boolean): Omit<api.SalesOrderCreate, 'requestId'> {
  return { ...headOf(draft), locationId: draft.locationId || null, terms: draft.terms, confirm };
}

export function updateBody(saved: api.SalesOrder, draft: OrderDraft): Omit<api.SalesOrderUpdate, 'requestId'> {
  return { ...headOf(draft), id: saved.id, locationId: draft.locationId, terms: draft.terms ?? '' };
}
