import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { Said, StateLine } from '../orders/OrderParts';
import { PurchaseStateBadge, purchaseStateWord } from './states';

const ROAD = ['draft', 'ordered', 'partially_received', 'received'] as const;

/** Where a purchase order stands, and what there is to say about it. */
export function PurchaseStateLine({ order }: { order: api.PurchaseOrder }) {
  const format = useFormat();
  const off = order.state === 'closed_short' || order.state === 'cancelled';
  return (
    <StateLine
      steps={ROAD.map((id) => ({ id, label: purchaseStateWord(id) }))}
      current={order.state}
      finished={order.state === 'received'}
      ended={off ? <PurchaseStateBadge state={order.state} /> : undefined}
    >
      {order.closedReason && <Said>{order.closedReason}</Said>}
      {order.receivedDay && order.state === 'received' && (
        <Said>{t('purchasing.receivedOn', { day: format.day(order.receivedDay) })}</Said>
      )}
      {order.history && <Said>{t('orders.history')}</Said>}
    </StateLine>
  );
}
