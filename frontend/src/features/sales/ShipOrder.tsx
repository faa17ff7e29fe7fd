import { Textarea, TextInput } from '@mantine/core';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { type Format, useFormat } from '../../app/format';
import { type Crumb, Page } from '../../app/Page';
import { type api, faultMessage } from '../../backend';
import { t } from '../../i18n';
import type { Day } from '../../lib/day';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { DateInput } from '../../ui/DateInput';
import { EmptyState } from '../../ui/EmptyState';
import { Columns } from '../../ui/Layout';
import { Refused } from '../../ui/Refused';
import { useLeaveGuard } from '../../ui/useLeaveGuard';
import { CountScreen } from '../orders/CountScreen';
import { type CountLine, type Counts, countedLines } from '../orders/counting';
import classes from '../orders/Order.module.css';
import { LocationSelect } from '../orders/OrderHead';
import { usePosting } from '../orders/usePosting';
import { SalesStateBadge } from './states';
import { useSalesSteps } from './useSalesSteps';

export const shipCrumbs: readonly Crumb[] = [{ label: t('nav.ship'), to: '/sales/ship' }];

interface Delivery {
  locationId: number;
  day: Day | null;
  tracking: string;
  note: string;
}

/** What is allocated is what leaves, unless something else is typed. */
function allocatedCounts(order: api.SalesOrder): Counts {
  return Object.fromEntries(
    order.lines.filter((line) => line.allocatedMilli > 0).map((line) => [line.id, line.allocatedMilli]),
  );
}

/** Sends what is there of one order. */
export function ShipOrder({ order }: { order: api.SalesOrder }) {
  const format = useFormat();
  const [typed, setTyped] = useState<Counts | null>(null);
  const counts = useMemo(() => typed ?? allocatedCounts(order), [typed, order]);
  const [delivery, setDelivery] = useState<Delivery>({
    locationId: order.locationId,
    day: null,
    tracking: '',
    note: '',
  });
  const body = useRef<HTMLDivElement>(null);
  const lines = useMemo(
    () => order.lines.filter((line) => line.openMilli > 0).map((line) => countLine(line, format)),
    [order.lines, format],
  );
  const some = countedLines(lines, counts).length > 0;
  const head = delivery.day !== null || delivery.tracking !== '' || delivery.note !== '';
  const guard = useLeaveGuard(head || (typed !== null && some));
  const post = useShipment({ order, lines, counts, delivery, body, release: guard.release });
  if (!order.can.includes('ship')) {
    return (
      <Page title={order.number} breadcrumb={shipCrumbs} badge={<SalesStateBadge state={order.state} />}>
        <EmptyState drawing="done" sentence={t('sales.nothingToShip', { number: order.number })} />
      </Page>
    );
  }
  return (
    <Page
      title={t('sales.shipTitle', { number: order.number })}
      breadcrumb={shipCrumbs}
      badge={<span className="quiet">{order.customer}</span>}
      primary={{
        label: t('sales.post'),
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
              onCounts={setTyped}
              words={{ expected: t('sales.open'), counted: t('sales.shipNow'), all: t('sales.allOpen') }}
              all={allocatedCounts(order)}
              errors={post.errors}
              onPost={() => void post.post(false)}
            />
          }
          side={<DeliveryFields delivery={delivery} errors={post.head} onChange={setDelivery} />}
        />
      </div>
      <ConfirmDialog
        opened={post.others !== null}
        onClose={post.forget}
        title={t('sales.othersTitle')}
        sentence={post.others ?? ''}
        confirmLabel={t('sales.othersAccept')}
        danger
        onConfirm={async () => post.post(true)}
      />
      {guard.dialog}
    </Page>
  );
}

interface FieldsProps {
  delivery: Delivery;
  errors: Readonly<Partial<Record<string, string>>>;
  onChange: (delivery: Delivery) => void;
}

function DeliveryFields({ delivery, errors, onChange }: FieldsProps) {
  const set = (patch: Partial<Delivery>) => onChange({ ...delivery, ...patch });
  return (
    <div className={classes.head}>
      <DateInput
        label={t('sales.shippedDay')}
        placeholder={t('orders.today')}
        error={errors.day}
        value={delivery.day}
        onChange={(day) => set({ day })}
      />
      <LocationSelect
        shippable
        value={delivery.locationId}
        error={errors.locationId}
        onChange={(locationId) => set({ locationId })}
      />
      <TextInput
        label={t('sales.tracking')}
        error={errors.tracking}
        value={delivery.tracking}
        onChange={(event) => set({ tracking: event.currentTarget.value })}
      />
      <Textarea
        label={t('ui.note')}
        error={errors.note}
        value={delivery.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <p className={classes.sub}>{t('sales.shipHint')}</p>
    </div>
  );
}

/** The count starts with what is allocated and says itself what is short; a hint says it where nothing is. */
function countLine(line: api.SalesOrderLine, format: Format): CountLine {
  const { id, productId, sku, name, unit, unitDecimals: decimals, openMilli: expectedMilli } = line;
  const untold = line.shortMilli > 0 && line.allocatedMilli === 0;
  const hint = untold
    ? t('sales.lineShort', { quantity: format.quantity(line.shortMilli, unit, decimals) })
    : undefined;
  return { id, productId, sku, name, unit, decimals, expectedMilli, hint };
}

interface PostOptions {
  order: api.SalesOrder;
  lines: readonly CountLine[];
  counts: Counts;
  delivery: Delivery;
  body: RefObject<HTMLElement | null>;
  release: () => void;
}

/** Posts the shipment; asks before it takes what earlier orders wait for. */
function useShipment({ order, lines, counts, delivery, body, release }: PostOptions) {
  const [others, setOthers] = useState<string | null>(null);
  const steps = useSalesSteps();
  const posting = usePosting({ orderId: order.id, page: '/sales/orders/$id', lines, counts, body, release });
  const post = async (takeFromOthers: boolean) => {
    if (!posting.ready()) return;
    const request = {
      orderId: order.id,
      locationId: delivery.locationId || null,
      day: delivery.day ?? '',
      tracking: delivery.tracking,
      note: delivery.note,
      takeFromOthers,
      lines: countedLines(lines, counts),
    };
    const asked = await posting.post(request, steps.ship, 'sales.promised_to_others');
    if (asked) setOthers(faultMessage(asked));
  };
  return { ...posting, post, others, forget: () => setOthers(null) };
}
