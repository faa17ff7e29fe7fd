import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { useWork } from '../../app/work';
import { type api, faultMessage, invalidate, invoke, Purchasing } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { FailedState } from '../../ui/FailedState';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import { Refused } from '../../ui/Refused';
import { Skeletons } from '../../ui/Skeletons';
import { toast } from '../../ui/toast';
import { StayOnPage } from '../../ui/useLeaveGuard';
import { PartyFilter } from '../orders/OrderFilters';
import { unreadableField } from '../orders/unreadable';
import { useBusy } from '../orders/useBusy';
import { useRequestIds } from '../orders/useOrderDraft';
import { purchasingKeys } from './keys';
import { getSupplier, loadSuppliers } from './pickers';
import classes from './Reorder.module.css';
import { ReorderList } from './ReorderList';
import { type Choices, chosenLines } from './reorder';

/** What is low, as orders to be made: one draft for each supplier. */
export default function ReorderPage() {
  const list = useListState({ key: '', desc: false });
  const format = useFormat();
  const request = { search: list.text, supplierId: Number(list.filters.supplier) || null };
  const { data, error, refetch } = useQuery({
    queryKey: purchasingKeys.reorder(request),
    queryFn: () => invoke(Purchasing.Reorder, request),
    placeholderData: (before) => before,
  });
  const [choices, setChoices] = useState<Choices>({});
  const body = useRef<HTMLDivElement>(null);
  const groups = data?.groups ?? NONE;
  const lines = useMemo(() => chosenLines(groups, choices), [groups, choices]);
  const orders = new Set(lines.map((line) => line.supplierId)).size;
  const chosen = Object.keys(choices).length > 0;
  useWork('unsaved', chosen);
  // At once, for the page is left next.
  const make = useCreate(() => flushSync(() => setChoices({})));
  const create = () => {
    if (!unreadableField(body.current)) void make.run(lines);
  };
  const narrowed = JSON.stringify(request);
  const shown = useRef(narrowed);
  useLayoutEffect(() => {
    if (shown.current === narrowed) return;
    shown.current = narrowed;
    body.current?.closest('[data-layout]')?.scrollTo({ top: 0 });
  }, [narrowed]);
  const choose = useCallback((changed: Choices) => setChoices((before) => ({ ...before, ...changed })), []);
  return (
    <Page
      title={t('nav.reorder')}
      count={data && format.quantity(data.count * 1000)}
      primary={{
        label: t('purchasing.createOrders', { count: orders }),
        onClick: create,
        keys: 'mod+Enter',
        disabled: lines.length === 0,
        loading: make.busy,
      }}
    >
      <StayOnPage active={chosen} />
      <div ref={body} className={classes.page}>
        <div className={classes.tools}>
          <ListToolbar searchLabel={t('purchasing.searchReorder')} text={list.text} onText={list.setText}>
            <PartyFilter
              list={list}
              name="supplier"
              label={t('purchasing.supplier')}
              load={loadSuppliers}
              get={getSupplier}
            />
          </ListToolbar>
        </div>
        {make.failed && <Refused>{make.failed}</Refused>}
        {error && !data && <FailedState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeletons lines={8} />}
        {data &&
          data.count === 0 &&
          (list.narrowed ? <NoneFound text={list.text} onClear={list.clear} /> : <Nothing />)}
        {groups.length > 0 && <ReorderList groups={groups} choices={choices} onChoose={choose} />}
      </div>
    </Page>
  );
}

/** As many numbers are read at a glance. */
const FEW = 4;
const NONE: readonly api.ReorderGroup[] = [];

function Nothing() {
  const navigate = useNavigate();
  return (
    <EmptyState
      drawing="done"
      sentence={t('purchasing.reorderEmpty')}
      detail={t('purchasing.reorderEmptyDetail')}
      action={
        <Button variant="default" onClick={() => void navigate({ to: '/products' })}>
          {t('nav.products')}
        </Button>
      }
    />
  );
}

/** The numbers of orders that were made in one go: a few each, many from the first to the last. */
function numbersOf(orders: readonly { number: string }[]): string {
  const numbers = orders.map((order) => order.number);
  return numbers.length > FEW ? `${numbers[0]} – ${numbers.at(-1)}` : numbers.join(', ');
}

/** Makes the drafts, all or none, and says which they are. */
function useCreate(onDone: () => void) {
  const { busy, run } = useBusy();
  const [failed, setFailed] = useState('');
  const ids = useRequestIds();
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = async (lines: api.ReorderLine[]) => {
    setFailed('');
    try {
      const requestId = ids.of(lines);
      const { orders } = await invoke(Purchasing.CreateFromProposals, { requestId, lines });
      ids.done();
      onDone();
      invalidate(client, ['purchasing', 'stock']);
      const [only] = orders;
      const given = orders.length === 1 ? requestId : undefined;
      toast({ message: t('purchasing.drafted', { count: orders.length, numbers: numbersOf(orders) }), given });
      if (only && orders.length === 1) {
        await navigate({ to: '/purchasing/orders/$id', params: { id: String(only.id) } });
      } else await navigate({ to: '/purchasing/orders', search: { state: 'draft' } });
    } catch (reason) {
      setFailed(faultMessage(reason));
    }
  };
  return { busy, failed, run: (lines: api.ReorderLine[]) => run(() => create(lines)) };
}
