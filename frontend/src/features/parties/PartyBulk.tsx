import { Button } from '@mantine/core';
import { type api, Customers, invoke, requestId, Suppliers, useCommand } from '../../backend';
import { t } from '../../i18n';
import { toast, toastFault } from '../../ui/toast';
import type { Selection } from '../../ui/useSelection';
import { PARTY_TOPICS, type PartyKind } from './keys';

type Request = Omit<api.PartyQuery, 'cursor' | 'limit'>;

const PAGE = 500;

/** The ids of all that match but for some, page by page: parties are few. */
async function matching(kind: PartyKind, request: Request, except: ReadonlySet<number>): Promise<number[]> {
  const list = kind === 'supplier' ? Suppliers.List : Customers.List;
  const ids: number[] = [];
  let cursor = '';
  do {
    const page = await invoke(list, { ...request, cursor, limit: PAGE });
    ids.push(...page.rows.map((row) => row.id).filter((id) => !except.has(id)));
    cursor = page.next;
  } while (cursor !== '');
  return ids;
}

interface Props {
  kind: PartyKind;
  selection: Selection;
  request: Request;
}

/** Archives many suppliers or customers, or brings them back, with the way back in the toast. */
export function PartyBulk({ kind, selection, request }: Props) {
  const call = kind === 'supplier' ? Suppliers.Archive : Customers.Archive;
  const command = useCommand(call, PARTY_TOPICS[kind]);
  const archived = request.archived !== 'archived';
  const set = (ids: number[], next: boolean) => command.mutateAsync({ requestId: requestId(), ids, archived: next });
  const run = async () => {
    const ids = selection.all ? await matching(kind, request, selection.ids) : [...selection.ids];
    const { changed } = await set(ids, archived);
    selection.clear();
    toast({ message: t('lists.changed', { count: changed }), undo: () => set(ids, !archived) });
  };
  return (
    <Button variant="default" h={32} loading={command.isPending} onClick={() => void run().catch(toastFault)}>
      {t(archived ? 'parties.archive' : 'parties.bringBack')}
    </Button>
  );
}
