import { Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useState } from 'react';
import { useShortcuts } from '../app/shortcuts';
import type { ListState } from '../app/useListState';
import { type api, invoke, Lists, requestId, useCommand } from '../backend';
import { t } from '../i18n';
import { FormDialog } from './FormDialog';
import classes from './ListTools.module.css';
import { toast, toastFault } from './toast';
import { type ArrangedColumns, readArrangement } from './useArrangement';

interface Kept {
  address: Readonly<Record<string, string>>;
  columns: ReturnType<typeof readArrangement>;
}

function readKept(state: string): Kept {
  try {
    const parsed = JSON.parse(state) as { address?: unknown; columns?: unknown };
    const entries = Object.entries(parsed.address ?? {}).filter(([, value]) => typeof value === 'string');
    return { address: Object.fromEntries(entries), columns: readArrangement(parsed.columns) };
  } catch {
    return { address: {}, columns: readArrangement(undefined) };
  }
}

function same(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => one[key] === other[key]);
}

interface Props<Row> {
  id: string;
  list: ListState;
  columns: ArrangedColumns<Row>;
}

/** Lists that were opened with their default view since the window opened. */
const begun = new Set<string>();

/** Forgets which lists were opened; for tests. */
export function forgetBegun(): void {
  begun.clear();
}

/** Named views of a list: what is searched, filtered, sorted and shown, under a name. */
function PlainViewsMenu<Row>({ id, list, columns }: Props<Row>) {
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const { data } = useQuery({ queryKey: ['settings', 'views', id], queryFn: () => invoke(Lists.Views, { list: id }) });
  const remove = useCommand(Lists.DeleteView, ['settings']);
  const save = useCommand(Lists.SaveView, ['settings']);
  useShortcuts([{ keys: 'v', label: t('keys.views'), run: () => setOpen(true) }]);
  const views = data?.views ?? [];
  const take = (view: api.ListView) => {
    const kept = readKept(view.state);
    columns.set(kept.columns);
    list.take(kept.address);
  };
  useDefaultView(id, list, views, take);
  const current = views.find((view) => same(readKept(view.state).address, list.kept));
  const state = JSON.stringify({ address: list.kept, columns: columns.arrangement });
  const drop = (view: api.ListView) => {
    const again = () => save.mutateAsync({ requestId: requestId(), view: { ...view, id: 0 } });
    remove
      .mutateAsync({ requestId: requestId(), id: view.id })
      .then(() => toast({ message: t('lists.viewDeleted', { name: view.name }), undo: again }), toastFault);
  };
  return (
    <>
      <Menu opened={open} onChange={setOpen} position="bottom-end" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            h={32}
            px={current ? 10 : 7}
            fw={400}
            aria-label={current ? t('lists.currentView', { name: current.name }) : t('lists.views')}
            title={t('lists.views')}
            aria-keyshortcuts="V"
          >
            <IconBookmark size={16} stroke={1.5} />
            {current && <span className={classes.viewName}>{current.name}</span>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && <Menu.Label>{t('lists.noViews')}</Menu.Label>}
          {views.map((view) => (
            <div key={view.id} className={classes.view}>
              <Menu.Item
                onClick={() => take(view)}
                rightSection={view.standard && <span className="quiet">{t('lists.standard')}</span>}
                aria-current={view === current || undefined}
                fw={view === current ? 600 : undefined}
              >
                {view.name}
              </Menu.Item>
              <Menu.Item
                className={classes.delete}
                aria-label={t('lists.deleteView', { name: view.name })}
                title={t('lists.deleteView', { name: view.name })}
                onClick={() => drop(view)}
              >
                <IconTrash size={14} stroke={1.5} />
              </Menu.Item>
            </div>
          ))}
          {views.length > 0 && (
            <Menu.Item
              onClick={() => {
                columns.reset();
                list.take({});
              }}
            >
              {t('lists.plainView')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item onClick={() => setSaving(true)}>{t('lists.saveView')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <FormDialog
        opened={saving}
        onClose={() => setSaving(false)}
        title={t('lists.saveViewTitle')}
        initial={{ name: current?.name ?? '', standard: current?.standard ?? false }}
        onSubmit={async ({ name, standard }, { requestId: request }) => {
          const replaced = views.find((view) => view.name.toLowerCase() === name.trim().toLowerCase());
          const view = { id: replaced?.id ?? 0, list: id, name, state, standard };
          await save.mutateAsync({ requestId: request, view });
          toast({ message: t('lists.viewSaved', { name: name.trim() }) });
        }}
      >
        {(form) => (
          <>
            <TextInput label={t('lists.viewName')} required data-autofocus {...form.text('name')} />
            <Checkbox label={t('lists.viewStandard')} {...form.check('standard')} />
          </>
        )}
      </FormDialog>
    </>
  );
}

export const ViewsMenu = memo(PlainViewsMenu) as typeof PlainViewsMenu;

/** Opens the list with its default view, once, unless the address asks for something. */
function useDefaultView(
  id: string,
  list: ListState,
  views: readonly api.ListView[],
  take: (view: api.ListView) => void,
) {
  const standard = views.find((view) => view.standard);
  const untouched = Object.keys(list.kept).length === 0;
  useEffect(() => {
    if (views.length === 0 || begun.has(id)) return;
    begun.add(id);
    if (standard && untouched) take(standard);
  });
}
