import type { api } from '../../backend';
import type { Party, PartyInput } from './useParty';

/** A contact's row in the form. */
export interface ContactDraft extends api.Contact {
  /** Only for the page, to tell rows apart. */
  key: string;
}

/** What the form of a card holds. */
export interface PartyDraft extends Omit<api.PartyCard, 'contacts'> {
  contacts: readonly ContactDraft[];
  leadTimeDays: number | null;
}

let keys = 0;

export function blankContact(): ContactDraft {
  keys += 1;
  return { key: `contact-${keys}`, name: '', role: '', email: '', phone: '' };
}

const BLANK: Omit<PartyDraft, 'contacts'> = {
  code: '',
  name: '',
  address: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
  email: '',
  phone: '',
  website: '',
  taxNumber: '',
  terms: '',
  notes: '',
  leadTimeDays: null,
};

export function partyDraft(party: Party | undefined): PartyDraft {
  if (!party) return { ...BLANK, contacts: [] };
  const { contacts, ...card } = party.card;
  return {
    ...card,
    contacts: contacts.map((contact) => ({ ...blankContact(), ...contact })),
    leadTimeDays: party.leadTimeDays,
  };
}

/** What is sent. Rows keep their places, so that a fault finds its field. */
export function partyInput({ leadTimeDays, contacts, ...card }: PartyDraft): PartyInput {
  return { card: { ...card, contacts: contacts.map(({ key: _, ...contact }) => contact) }, leadTimeDays };
}
