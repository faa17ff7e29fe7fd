import { Textarea } from '@mantine/core';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useFormat } from '../../app/format';
import { type Crumb, Page } from '../../app/Page';
import type { api } from '../../backend';
import { t } from '../../i18n';
import type { Day } from '../../lib/day';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { DateInput } from '../../ui/DateInput';
import { EmptyState } from '../../ui/EmptyState';
import { Columns } from '../../ui/Layout';
import { Refused } from '../../ui/Refused';
import { useLeaveGuard } from '../../ui/useLeaveGuard';
import { CountScreen } from '../orders/CountScreen';
import { allExpected, type CountLine, type Counts, countedLines, verdictOf } from '../orders/counting';
import classes from '../orders/Order.module.css';
import { LocationSelect } from '../orders/OrderHead';
import { usePosting } from '../orders/usePosting';
import { PurchaseStateBadge } from './states';
import { usePurchaseSteps } from './usePurchaseSteps';

export const receiveCrumbs: readonly Crumb[] = [{ label: t('nav.receive'), to: '/purchasing/receive' }];

interface Delivery {
  locationId: number;
  day: Day | null;
  note: string;
}

/** Takes in what arrived of one order, made for a scanner and a keyboard. */
export function ReceiveOrder({ order }: { order: api.PurchaseOrder }) {
  const format = useFormat();
  const [counts, setCounts] = useState<Counts>({});
  const [delivery, setDelivery] = useState<Delivery>({ locationId: order.locationId, day: null, note: '' });
  const body = useRef<HTMLDivElement>(null);
  const lines = useMemo(
    () => order.lines.filter((line) => line.openMilli > 0).map((line) => countLine(line, format)),
    [order.lines, format],
  );
  const some = countedLines(lines, counts).length > 0;
  const guard = useLeaveGuard(some || delivery.note !== '' || delivery.day !== null);
  const post = useReceipt({ order, lines, counts, delivery, body, release: guard.release });
  if (!order.can.includes('receive')) {
    return (
      <Page title={order.number} breadcrumb={receiveCrumbs} badge={<PurchaseStateBadge state={order.state} />}>
        <EmptyState drawing="done" sentence={t('purchasing.nothingToReceive', { number: order.number })} />
      </Page>
    );
  }
  return (
    <Page
      title={t('purchasing.receiveTitle', { number: order.number })}
      breadcrumb={receiveCrumbs}
      badge={<span className="quiet">{order.supplier}</span>}
      primary={{
        label: t('purchasing.post'),
        onClick: () => void post.post(false),
        keys: 'mod+Enter',
        disabled: !some,
        loading: post.pending,
      }}
    >
      <div ref={body}>
        {post.summary && <Refused>{post.summary}</Refused>}
        <Columns
          main={
            <CountScreen
              label={t('orders.lines')}
              lines={lines}
              counts={counts}
              onCounts={setCounts}
              words={{
                expected: t('purchasing.toCome'),
                counted: t('purchasing.arrived'),
                all: t('purchasing.allOpen'),
              }}
              all={allExpected(lines)}
              errors={post.errors}
              scanAdds
              onPost={() => void post.post(false)}
            />
          }
          side={
            <div className={classes.head}>
              <DateInput
                label={t('purchasing.receivedDay')}
                placeholder={t('orders.today')}
                error={post.head.day}
                value={delivery.day}
                onChange={(day) => setDelivery({ ...delivery, day })}
              />
              <LocationSelect
                value={delivery.locationId}
                error={post.head.locationId}
                onChange={(locationId) => setDelivery({ ...delivery, locationId })}
              />
              <Textarea
                label={t('ui.note')}
                placeholder={t('purchasing.deliveryNote')}
                error={post.head.note}
                value={delivery.note}
                onChange={(event) => setDelivery({ ...delivery, note: event.currentTarget.value })}
              />
              <p className={classes.sub}>{t('purchasing.receiveHint')}</p>
            </div>
          }
        />
      </div>
      <ConfirmDialog
        opened={post.over !== null}
        onClose={post.forget}
        title={t('purchasing.overTitle')}
        sentence={t('purchasing.overSentence', { lines: post.over ?? '' })}
        confirmLabel={t('purchasing.overAccept')}
        onConfirm={async () => post.post(true)}
      />
      {guard.dialog}
    </Page>
  );
}

function countLine(line: api.PurchaseOrderLine, format: ReturnType<typeof useFormat>): CountLine {
  const { id, productId, sku, name, unit, unitDecimals: decimals, openMilli: expectedMilli } = line;
  const received = format.quantity(line.receivedMilli, unit, decimals);
  const hint = line.receivedMilli > 0 ? t('purchasing.alreadyReceived', { received }) : undefined;
  return { id, productId, sku, name, unit, decimals, expectedMilli, hint };
}

interface PostOptions {
  order: api.PurchaseOrder;
  lines: readonly CountLine[];
  counts: Counts;
  delivery: Delivery;
  body: RefObject<HTMLElement | null>;
  release: () => void;
}

/** Posts the receipt; asks before more is taken than was ordered. */
function useReceipt({ order, lines, counts, delivery, body, release }: PostOptions) {
  const format = useFormat();
  const [over, setOver] = useState<string | null>(null);
  const steps = usePurchaseSteps();
  const posting = usePosting({ orderId: order.id, page: '/purchasing/orders/$id', lines, counts, body, release });
  const post = async (acceptOver: boolean) => {
    if (!posting.ready()) return;
    const tooMany = lines.filter((line) => verdictOf(line, counts) === 'over');
    if (tooMany.length > 0 && !acceptOver) {
      setOver(tooMany.map((line) => overWords(line, counts, format)).join(', '));
      return;
    }
    const request = {
      orderId: order.id,
      locationId: delivery.locationId || null,
      day: delivery.day ?? '',
      note: delivery.note,
      acceptOver,
      lines: countedLines(lines, counts),
    };
    await posting.post(request, steps.receive);
  };
  return { ...posting, post, over, forget: () => setOver(null) };
}

function overWords(line: CountLine, counts: Counts, format: ReturnType<typeof useFormat>): string {
  const quantity = format.quantity((counts[line.id] ?? 0) - line.expectedMilli, line.unit, line.decimals);
  return t('purchasing.overLine', { quantity, product: line.name });
}
