import { useFormat } from '../../app/format';
import { t } from '../../i18n';
import { StatusBadge } from '../../ui/StatusBadge';
import { type CountLine, type Counts, verdictOf } from './counting';

/** What a count says, in a word: right, 3 short, 1 over. */
export function Verdict({ line, counts }: { line: CountLine; counts: Counts }) {
  const format = useFormat();
  const verdict = verdictOf(line, counts);
  const away = Math.abs((counts[line.id] ?? 0) - line.expectedMilli);
  const quantity = format.quantity(away, undefined, line.decimals);
  if (verdict === 'right') return <StatusBadge tone="good">{t('orders.countRight')}</StatusBadge>;
  if (verdict === 'over') return <StatusBadge tone="warning">{t('orders.countOver', { quantity })}</StatusBadge>;
  if (verdict === 'short') return <StatusBadge tone="waiting">{t('orders.countShort', { quantity })}</StatusBadge>;
  return null;
}
