import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { type api, faultMessage, invalidate, invoke, Purchasing } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { FailedState } from '../../ui/FailedState';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import { Refused } from '../../ui/Refused';
import { Skeletons } from '../../ui/Skeletons';
import { toast } from '../../ui/toast';
import { PartyFilter } from '../orders/OrderFilters';
import { unreadableField } from '../orders/unreadable';
import { useBusy } from '../orders/useBusy';
import { useRequestIds } from '../orders/useOrderDraft';
import { getSupplier, loadSuppliers } from './pickers';
import classes from './Reorder.module.css';
import { ReorderList } from './ReorderList';
import { type Choices, changedBehind, chosenLines, sameProposals, takenOf, tickAll } from './reorder';
import { useReorder } from './useReorder';

/** What is low, as orders to be made: one draft for each supplier. */
export default function ReorderPage() {
  const list = useListState({ key: '', desc: false });
  const format = useFormat();
  const request = { search: list.text, supplierId: Number(list.filters.supplier) || null };
  const { groups, loaded, count, refreshing, error, onRetry, onLoadMore, readGroup, readAll } = useReorder(request);
  const [choices, setChoices] = useState<Choices>({});
  const body = useRef<HTMLDivElement>(null);
  const orders = useMemo(() => groups.filter((group) => takenOf(group, choices).taken > 0).length, [groups, choices]);
  const make = useCreate(() => setChoices({}));
  const create = () => {
    if (!unreadableField(body.current)) void make.run(() => chosen(readAll, groups, choices));
  };
  const choose = useCallback((changed: Choices) => setChoices((before) => ({ ...before, ...changed })), []);
  const { run } = useBusy();
  const chooseAll = (supplierId: number, on: boolean) =>
    run(async () => {
      const group = await readGroup(supplierId);
      if (group) setChoices((before) => tickAll(group, on, before));
    });
  const behind = useMemo(() => changedBehind(groups, choices), [groups, choices]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once for every number of loaded rows, not for every new function
  useEffect(() => {
    if (behind) onLoadMore();
  }, [behind, loaded]);
  const narrowed = JSON.stringify(request);
  const shown = useRef(narrowed);
  useLayoutEffect(() => {
    if (shown.current === narrowed) return;
    shown.current = narrowed;
    body.current?.closest('[data-layout]')?.scrollTo({ top: 0 });
  }, [narrowed]);
  return (
    <Page
      title={t('nav.reorder')}
      count={count === undefined ? undefined : format.quantity(count * 1000)}
      primary={{
        label: t('purchasing.createOrders', { count: orders }),
        onClick: create,
        keys: 'mod+Enter',
        disabled: orders === 0 || refreshing,
        loading: make.busy,
      }}
    >
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
        {error && <FailedState error={error} onRetry={onRetry} />}
        {count === undefined && !error && <Skeletons lines={8} />}
        {count === 0 && (list.narrowed ? <NoneFound text={list.text} onClear={list.clear} /> : <Nothing />)}
        {count !== undefined && count > 0 && (
          <ReorderList
            {...{ groups, loaded, count, choices, onLoadMore }}
            onChoose={choose}
            onTickAll={(supplierId, on) => void chooseAll(supplierId, on)}
          />
        )}
      </div>
    </Page>
  );
}

/** As many numbers are read at a glance. */
const FEW = 4;

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

/** The lines to order, also of proposals that were not read yet; null where they are no longer those that are shown. */
async function chosen(
  readAll: () => Promise<api.ReorderProposals>,
  shown: readonly api.ReorderGroup[],
  choices: Choices,
): Promise<api.ReorderLine[] | null> {
  const all = await readAll();
  return sameProposals(all.groups, shown) ? chosenLines(all.groups, choices) : null;
}

/** Makes the drafts, all or none, and says which they are. */
function useCreate(onDone: () => void) {
  const { busy, run } = useBusy();
  const [failed, setFailed] = useState('');
  const ids = useRequestIds();
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = async (read: () => Promise<api.ReorderLine[] | null>) => {
    setFailed('');
    try {
      const lines = await read();
      if (!lines) {
        setFailed(t('purchasing.proposalsChanged'));
        invalidate(client, ['stock']);
        return;
      }
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
  return { busy, failed, run: (read: () => Promise<api.ReorderLine[] | null>) => run(() => create(read)) };
}
