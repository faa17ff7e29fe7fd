import { useCallback, useMemo, useRef, useState } from 'react';
import { faultMessage, requestId, toFault } from '../../backend';
import { t } from '../../i18n';
import type { Day } from '../../lib/day';
import type { PickOption } from '../../ui/ComboPicker';
import { type DraftLine, filledLines, lineField, missingIn } from './lines';

/** Everything about an order that people type. */
export interface OrderDraft {
  party: PickOption | null;
  /** 0 is Main. */
  locationId: number;
  orderDay: Day | null;
  /** Promised or required. */
  dueDay: Day | null;
  reference: string;
  /** null: those of the supplier or customer. */
  terms: string | null;
  note: string;
  lines: readonly DraftLine[];
}

type Errors = Readonly<Record<string, string>>;

const NO_ERRORS: Errors = {};

/** What would be sent: blank lines and local names left out. */
function content(draft: OrderDraft): string {
  const { party, lines, ...head } = draft;
  const typed = filledLines(lines).map(({ key: _, product, ...line }) => ({ ...line, product: product?.id }));
  return JSON.stringify({ ...head, party: party?.id, typed });
}

/** The same id for the same request until it succeeded: a repeated click does nothing twice. */
export function useRequestIds() {
  const last = useRef<{ body: string; id: string } | null>(null);
  return useMemo(
    () => ({
      of: (body: unknown): string => {
        const text = JSON.stringify(body);
        if (last.current?.body !== text) last.current = { body: text, id: requestId() };
        return last.current.id;
      },
      done: () => {
        last.current = null;
      },
    }),
    [],
  );
}

/** An order while it is changed: what was typed over what is saved, and what is wrong with it. */
export function useOrderDraft(saved: OrderDraft) {
  const [edited, setEdited] = useState<OrderDraft | null>(null);
  const [errors, setErrors] = useState<Errors>(NO_ERRORS);
  const draft = edited ?? saved;
  const base = useRef(saved);
  base.current = saved;
  const dirty = useMemo(() => edited !== null && content(edited) !== content(saved), [edited, saved]);

  const set = useCallback((patch: Partial<OrderDraft>) => {
    setEdited((before) => ({ ...(before ?? base.current), ...patch }));
    setErrors((before) => (Object.keys(patch).some((name) => name in before) ? without(before, patch) : before));
  }, []);
  const setLines = useCallback((change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => {
    setEdited((before) => {
      const from = before ?? base.current;
      return { ...from, lines: change(from.lines) };
    });
    setErrors(NO_ERRORS);
  }, []);
  const reset = useCallback(() => {
    setEdited(null);
    setErrors(NO_ERRORS);
  }, []);

  /** Whether everything is there that can be seen without asking. */
  const complete = (partyMissing: string): boolean => {
    const missing = missingIn(draft.lines, {
      product: t('orders.productMissing'),
      quantity: t('orders.quantityMissing'),
    });
    const found = draft.party ? missing : { ...missing, party: partyMissing };
    setErrors(found);
    return Object.keys(found).length === 0;
  };
  /** Puts a failure where it belongs; returns its sentence when it belongs nowhere. */
  const refuse = (reason: unknown): string | null => {
    const fault = toFault(reason);
    const known = { supplierId: 'party', customerId: 'party', promisedDay: 'dueDay', requiredDay: 'dueDay' };
    const head = Object.hasOwn(known, fault.field) ? known[fault.field as keyof typeof known] : fault.field;
    const field = lineField(fault.field, draft.lines) ?? (head in draft && head !== 'lines' ? head : null);
    if (field === null) return faultMessage(fault);
    setErrors({ [field]: faultMessage(fault) });
    return null;
  };
  return { draft, dirty, errors, set, setLines, reset, complete, refuse };
}

function without(errors: Errors, patch: object): Errors {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !(name in patch)));
}

export type OrderDraftState = ReturnType<typeof useOrderDraft>;
