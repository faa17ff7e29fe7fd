import type { api } from '../../backend';

/** Which of the two: whom we buy from, or whom we sell to. */
export type PartyKind = 'supplier' | 'customer';

/** A question for suppliers or customers without its place in the pages. */
export type PartyRequest = Omit<api.PartyQuery, 'cursor' | 'limit'>;

/** Their figures come from their orders, which change most often. */
const TOPIC = { supplier: 'purchasing', customer: 'sales' } as const;

/** Query keys of suppliers and customers. */
export const partyKeys = {
  list: (kind: PartyKind, request: PartyRequest) => [TOPIC[kind], `${kind}s`, request] as const,
  one: (kind: PartyKind, id: number) => [TOPIC[kind], kind, id] as const,
};

/** What a command on a supplier or customer makes stale. */
export const PARTY_TOPICS = {
  supplier: ['parties', 'purchasing', 'stock'],
  customer: ['parties', 'sales'],
} as const;
