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

export function draftOf(order: api.PurchaseOrder): OrderDraft {
  const lines = order.lines.map((line) => draftLine(line, line.unitCostMinorE4));
  return {
    party: { id: String(order.supplierId), label: order.supplier },
    locationId: order.locationId,
    orderDay: order.orderDay,
    dueDay: order.promisedDay || null,
    reference: order.reference,
    terms: order.terms,
    note: order.note,
    lines: lines.length > 0 ? lines : [blankLine()],
  };
}

function lineInputs(draft: OrderDraft, saved: api.PurchaseOrder | null): api.PurchaseLineInput[] {
  // A line keeps the code it was ordered under, unless it is another supplier's or product's now.
  const kept = saved && draft.party?.id === String(saved.supplierId) ? saved.lines : [];
  return filledLines(draft.lines).map((line) => {
    const productId = line.product?.product.id ?? 0;
    return {
      id: line.id,
      productId,
      quantityMilli: line.quantityMilli ?? 0,
      unitCostMinorE4: line.priceE4,
      discountPpm: line.discountPpm ?? 0,
      supplierCode: kept.find((old) => old.id === line.id && old.productId === productId)?.supplierCode ?? null,
    };
  });
}

function headOf(draft: OrderDraft, saved: api.PurchaseOrder | null) {
  return {
    supplierId: Number(draft.party?.id ?? 0),
    orderDay: draft.orderDay ?? '',
    promisedDay: draft.dueDay ?? '',
    reference: draft.reference,
    note: draft.note,
    lines: lineInputs(draft, saved),
  };
}

export function createBody(draft: OrderDraft, place: boolean): Omit<api.PurchaseOrderCreate, 'requestId'> {
  return { ...headOf(draft, null), locationId: draft.locationId || null, terms: draft.terms, place };
}

export function updateBody(saved: api.PurchaseOrder, draft: OrderDraft): Omit<api.PurchaseOrderUpdate, 'requestId'> {
  return { ...headOf(draft, saved), id: saved.id, locationId: draft.locationId, terms: draft.terms ?? '' };
}
