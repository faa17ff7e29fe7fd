import type { api } from '../../backend';
import { type MessageKey, t } from '../../i18n';
import { formatAmount } from '../../lib/money';

const KINDS: Readonly<Record<string, MessageKey>> = {
  manual: 'backups.kind.manual',
  close: 'backups.kind.close',
  daily: 'backups.kind.daily',
  import: 'backups.kind.import',
  migration: 'backups.kind.migration',
  restore: 'backups.kind.restore',
  damaged: 'backups.kind.damaged',
};

const MEGABYTE = 1_000_000;

export function sizeOf(bytes: number, locale: string): string {
  const size = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / MEGABYTE);
  return t('backups.megabytes', { size });
}

export function kindOf(backup: api.BackupRow): string {
  const key = KINDS[backup.kind];
  return key ? t(key) : backup.kind;
}

/** What the stock is worth, in the currency that those books have. */
export function worthOf(facts: api.BackupFacts, locale: string): string {
  return formatAmount(facts.stockValueMinor, { code: facts.currency, decimals: facts.currencyDecimals }, locale);
}

/** "At close · 77 products · 830 orders · 72 movements · 0.9 MB". */
export function describe(backup: api.BackupRow, locale: string): string {
  const size = sizeOf(backup.sizeBytes, locale);
  if (backup.why) return `${kindOf(backup)} · ${size}`;
  if (backup.encrypted) return `${kindOf(backup)} · ${t('backups.encrypted')} · ${size}`;
  const { products, orders, movements } = backup.facts;
  return [
    kindOf(backup),
    t('backups.products', { count: products }),
    t('backups.orders', { count: orders }),
    t('backups.movements', { count: movements }),
    size,
  ].join(' · ');
}
