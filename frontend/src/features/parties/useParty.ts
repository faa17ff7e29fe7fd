import { useQuery } from '@tanstack/react-query';
import { type api, Customers, faultWithin, invoke, requestId, Suppliers, useCommand } from '../../backend';
import { t } from '../../i18n';
import { toast, toastFault } from '../../ui/toast';
import { PARTY_TOPICS, type PartyKind, partyKeys } from './keys';

/** A supplier or a customer as their pages show it. */
export interface Party {
  id: number;
  card: api.PartyCard;
  archived: boolean;
  figures: api.PartyFigures;
  /** Of a supplier, in days; null where not known. */
  leadTimeDays: number | null;
  /** How many active products a supplier has. */
  products: number;
}

async function read(kind: PartyKind, id: number): Promise<Party> {
  if (kind === 'customer') return { ...(await invoke(Customers.Get, { id })), leadTimeDays: null, products: 0 };
  const supplier = await invoke(Suppliers.Get, { id });
  return { ...supplier, leadTimeDays: supplier.leadTimeDays ?? null };
}

export function useParty(kind: PartyKind, id: number) {
  return useQuery({ queryKey: partyKeys.one(kind, id), queryFn: () => read(kind, id) });
}

/** What the form of a card sends. */
export interface PartyInput {
  card: api.PartyCard;
  leadTimeDays: number | null;
}

interface SaveRequest extends PartyInput {
  requestId: string;
  /** Undefined: a new one. */
  id?: number;
}

function save(kind: PartyKind, { id, ...request }: SaveRequest): Promise<{ id: number }> {
  const { leadTimeDays: _, ...customer } = request;
  if (kind === 'supplier') {
    return id === undefined ? Suppliers.Create(request) : Suppliers.Update({ ...request, id });
  }
  return id === undefined ? Customers.Create(customer) : Customers.Update({ ...customer, id });
}

/** Adds or changes one; a fault of the card stands at the card's fields. */
export function useSaveParty(kind: PartyKind): (request: SaveRequest) => Promise<{ id: number }> {
  const command = useCommand((request: SaveRequest) => save(kind, request), PARTY_TOPICS[kind]);
  return (request) =>
    command.mutateAsync(request).catch((reason: unknown) => {
      throw faultWithin(reason, 'card');
    });
}

/** Archives one or brings it back, with the way back in the toast. */
export function useArchiveParty(kind: PartyKind, { id, card, archived }: Party): () => void {
  const call = kind === 'supplier' ? Suppliers.Archive : Customers.Archive;
  const command = useCommand(call, PARTY_TOPICS[kind]);
  const set = (next: boolean) => command.mutateAsync({ requestId: requestId(), ids: [id], archived: next });
  return () => {
    const message = t(archived ? 'parties.wasBroughtBack' : 'parties.wasArchived', { name: card.name });
    set(!archived).then(() => toast({ message, undo: () => set(archived) }), toastFault);
  };
}
