import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { Said, StateLine } from '../orders/OrderParts';
import { SalesStateBadge, salesStateWord } from './states';

const ROAD = ['quote', 'confirmed', 'partially_shipped', 'shipped'] as const;

/** Where a sales order stands, and what there is to say about it. */
export function SalesStateLine({ order }: { order: api.SalesOrder }) {
  const format = useFormat();
  const off = order.state === 'closed_short' || order.state === 'cancelled';
  return (
    <StateLine
      steps={ROAD.map((id) => ({ id, label: salesStateWord(id) }))}
      current={order.state}
      finished={order.state === 'shipped'}
      ended={off ? <SalesStateBadge state={order.state} /> : undefined}
    >
      {order.closedReason && <Said>{order.closedReason}</Said>}
      {order.shippedDay && order.state === 'shipped' && (
        <Said>{t('sales.shippedOn', { day: format.day(order.shippedDay) })}</Said>
      )}
      {order.history && <Said>{t('orders.history')}</Said>}
    </StateLine>
  );
}
