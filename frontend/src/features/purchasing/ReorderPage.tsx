import { Alert, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { type api, faultMessage, invalidate, invoke, Purchasing } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { FailedState } from '../../ui/FailedState';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import { Skeletons } from '../../ui/Skeletons';
import { toast } from '../../ui/toast';
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
  const make = useCreate(() => setChoices({}));
  const create = () => {
    if (!unreadableField(body.current)) void make.run(lines);
  };
  const choose = (changed: Choices) => setChoices((before) => ({ ...before, ...changed }));
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
        {make.failed && (
          <Alert color="bad" variant="light" role="alert" mb={16}>
            {make.failed}
          </Alert>
        )}
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
      const numbers = orders.map((order) => order.number).join(', ');
      const [only] = orders;
      const given = orders.length === 1 ? requestId : undefined;
      toast({ message: t('purchasing.drafted', { count: orders.length, numbers }), given });
      if (only && orders.length === 1) {
        await navigate({ to: '/purchasing/orders/$id', params: { id: String(only.id) } });
      } else await navigate({ to: '/purchasing/orders', search: { state: 'draft' } });
    } catch (reason) {
      setFailed(faultMessage(reason));
    }
  };
  return { busy, failed, run: (lines: api.ReorderLine[]) => run(() => create(lines)) };
}
