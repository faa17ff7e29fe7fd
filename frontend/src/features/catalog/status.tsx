import { t } from '../../i18n';
import { StatusBadge, type Tone } from '../../ui/StatusBadge';

/** The states of a product's stock, the most urgent first. */
export const STATUSES = ['out', 'low', 'on_its_way', 'ok'] as const;

const TONES: Record<string, Tone> = { out: 'bad', low: 'warning', on_its_way: 'waiting', ok: 'good', archived: 'none' };

export function statusWord(status: string): string {
  return t(`catalog.status.${status as 'ok'}`);
}

/** Every state in words, as files have it. */
export const STATUS_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  [...STATUSES, 'archived'].map((status) => [status, statusWord(status)]),
);

/** How a product stands, as colour and word. */
export function ProductStatus({ status }: { status: string }) {
  return <StatusBadge tone={TONES[status] ?? 'none'}>{statusWord(status)}</StatusBadge>;
}
