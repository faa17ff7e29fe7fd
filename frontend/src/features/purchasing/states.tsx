import { t } from '../../i18n';
import { StatusBadge, type Tone } from '../../ui/StatusBadge';

/** The states of a purchase order, in the order of its life. */
export const purchaseStates = [
  'draft',
  'ordered',
  'partially_received',
  'received',
  'closed_short',
  'cancelled',
] as const;
export type PurchaseState = (typeof purchaseStates)[number];

const TONES: Record<PurchaseState, Tone> = {
  draft: 'none',
  ordered: 'waiting',
  partially_received: 'waiting',
  received: 'good',
  closed_short: 'none',
  cancelled: 'none',
};

function known(state: string): PurchaseState {
  return purchaseStates.find((each) => each === state) ?? 'draft';
}

export function purchaseStateWord(state: string): string {
  return t(`purchasing.state.${known(state)}`);
}

export function PurchaseStateBadge({ state }: { state: string }) {
  return <StatusBadge tone={TONES[known(state)]}>{purchaseStateWord(state)}</StatusBadge>;
}
