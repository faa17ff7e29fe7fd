import { t } from '../../i18n';
import { StatusBadge, type Tone } from '../../ui/StatusBadge';

/** The states of a sales order, in the order of its life. */
export const salesStates = ['quote', 'confirmed', 'partially_shipped', 'shipped', 'closed_short', 'cancelled'] as const;
export type SalesState = (typeof salesStates)[number];

const TONES: Record<SalesState, Tone> = {
  quote: 'none',
  confirmed: 'waiting',
  partially_shipped: 'waiting',
  shipped: 'good',
  closed_short: 'none',
  cancelled: 'none',
};

function known(state: string): SalesState {
  return salesStates.find((each) => each === state) ?? 'quote';
}

export function salesStateWord(state: string): string {
  return t(`sales.state.${known(state)}`);
}

export function SalesStateBadge({ state }: { state: string }) {
  return <StatusBadge tone={TONES[known(state)]}>{salesStateWord(state)}</StatusBadge>;
}

/** Whether goods wait to be shipped, or are missing. */
export function SupplyBadge({ ready, short }: { ready: boolean; short: boolean }) {
  if (short) return <StatusBadge tone="warning">{t(ready ? 'sales.partlyShort' : 'sales.short')}</StatusBadge>;
  if (ready) return <StatusBadge tone="good">{t('sales.ready')}</StatusBadge>;
  return null;
}
