import { Alert, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type api, BackendFault, Catalog, faultMessage, invoke, requestId, useCommand } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker, type PickOption } from '../../ui/ComboPicker';
import { FormDialog, type FormFields } from '../../ui/FormDialog';
import { QuantityInput } from '../../ui/NumberInputs';
import { toast } from '../../ui/toast';
import type { Selection } from '../../ui/useSelection';
import { catalogKeys, type ProductRequest } from './keys';
import classes from './ProductBulk.module.css';
import { findCategories, findSuppliers } from './pickers';
import type { LoadCategories } from './useCategories';

type Action = 'category' | 'supplier' | 'reorderPoint' | 'archive' | 'bringBack';

const TITLES = {
  category: 'bulk.titleCategory',
  supplier: 'bulk.titleSupplier',
  reorderPoint: 'bulk.titleReorderPoint',
  archive: 'bulk.titleArchive',
  bringBack: 'bulk.titleBringBack',
} as const;

interface Props {
  selection: Selection;
  request: ProductRequest;
  total: number | undefined;
  loadCategories: LoadCategories;
}

/** What can be done with many products at once: each is one command, with one way back. */
export function ProductBulk({ selection, request, total, loadCategories }: Props) {
  const [action, setAction] = useState<Action | null>(null);
  const ids = [...selection.ids];
  const chosen: api.ProductSelection = {
    all: selection.all,
    ids: selection.all ? [] : ids,
    except: selection.all ? ids : [],
    query: { ...request, cursor: '', limit: 0 },
  };
  const button = (which: Action) => (
    <Button key={which} variant="default" h={32} onClick={() => setAction(which)}>
      {t(`bulk.${which}`)}
    </Button>
  );
  return (
    <>
      {button('category')}
      {button('supplier')}
      {button('reorderPoint')}
      {button(request.archived === 'archived' ? 'bringBack' : 'archive')}
      {action && (
        <BulkDialog
          action={action}
          selection={chosen}
          count={selection.count(total) ?? 0}
          loadCategories={loadCategories}
          onClose={() => setAction(null)}
          onDone={selection.clear}
        />
      )}
    </>
  );
}

interface Values {
  pick: PickOption | null;
  quantity: number | null;
}

const NOTHING: Values = { pick: null, quantity: null };

/** The change that the dialog asks for; null until it is complete. */
function editOf(action: Action, { pick, quantity }: Values): api.ProductEdit | null {
  const edit = { field: action as string, id: null, quantityMilli: 0, archived: false };
  switch (action) {
    case 'category':
      return pick ? { ...edit, id: pick.id === NONE ? null : Number(pick.id) } : null;
    case 'supplier':
      return pick ? { ...edit, id: Number(pick.id) } : null;
    case 'reorderPoint':
      return quantity === null ? null : { ...edit, field: 'reorder_point', quantityMilli: quantity };
    default:
      return { ...edit, field: 'archived', archived: action === 'archive' };
  }
}

const NONE = 'none';

interface DialogProps {
  action: Action;
  selection: api.ProductSelection;
  count: number;
  loadCategories: LoadCategories;
  onClose: () => void;
  onDone: () => void;
}

function BulkDialog({ action, selection, count, loadCategories, onClose, onDone }: DialogProps) {
  const [values, setValues] = useState(NOTHING);
  const edit = editOf(action, values);
  const preview = usePreview(selection, edit);
  const command = useCommand(Catalog.EditMany, ['catalog', 'stock']);
  const undo = useCommand(Catalog.UndoEdit, ['catalog', 'stock']);
  const takeBack = async (entryId: number) => {
    const { restored, kept } = await undo.mutateAsync({ requestId: requestId(), entryId });
    toast({
      message: kept > 0 ? t('bulk.undoneSome', { count: restored, kept }) : t('bulk.undone', { count: restored }),
    });
  };
  const submit = async (requestId: string) => {
    if (!edit) throw new BackendFault('', '', {}, t('ui.required'));
    // Who is quick has not seen it: it is awaited, because it says how many are meant.
    const { data } = preview.data ? preview : await preview.refetch({ cancelRefetch: false, throwOnError: true });
    if (!data || data.changes === 0) throw new BackendFault('', '', {}, t('bulk.nothing'));
    const done = await command.mutateAsync({ requestId, selection, edit, expected: data.selected });
    toast({ message: t('bulk.done', { count: done.changed }), undo: () => takeBack(done.entryId), undoTells: true });
    onDone();
  };
  // The preview stands outside of the form that asks for it.
  const set = <Name extends keyof Values>(form: FormFields<Values>, name: Name, value: Values[Name]) => {
    form.set(name, value);
    setValues((before) => ({ ...before, [name]: value }));
  };
  const none: PickOption = { id: NONE, label: t('bulk.noCategory') };
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t(TITLES[action], { count })}
      initial={NOTHING}
      submitLabel={t('bulk.apply', { count: preview.data?.changes ?? count })}
      autoFocusSubmit={action === 'archive' || action === 'bringBack'}
      onSubmit={(_, context) => submit(context.requestId)}
    >
      {(form) => (
        <Stack gap={12}>
          {(action === 'category' || action === 'supplier') && (
            <ComboPicker
              label={t(action === 'category' ? 'catalog.category' : 'catalog.supplier')}
              required
              data-autofocus
              {...form.value('pick')}
              onChange={(pick) => set(form, 'pick', pick)}
              load={
                action === 'supplier'
                  ? findSuppliers
                  : async (text) => {
                      const found = findCategories(await loadCategories(), text);
                      return text ? found : [none, ...found];
                    }
              }
            />
          )}
          {action === 'reorderPoint' && (
            <QuantityInput
              label={t('catalog.reorderPoint')}
              required
              data-autofocus
              {...form.value('quantity')}
              onChange={(quantity) => set(form, 'quantity', quantity)}
            />
          )}
          {preview.data && <Preview preview={preview.data} />}
        </Stack>
      )}
    </FormDialog>
  );
}

function usePreview(selection: api.ProductSelection, edit: api.ProductEdit | null) {
  const question = { selection, edit: edit ?? { field: 'archived', id: null, quantityMilli: 0, archived: false } };
  return useQuery({
    queryKey: catalogKeys.edit(question),
    queryFn: () => invoke(Catalog.PreviewEdit, question),
    enabled: edit !== null,
  });
}

function words(problem: api.ListProblem): string {
  return faultMessage(new BackendFault(problem.code, '', problem.params, problem.message));
}

/** What would happen, before it does. */
function Preview({ preview }: { preview: api.ProductEditPreview }) {
  return (
    <div role="status" className={classes.preview}>
      <p>{preview.changes > 0 ? t('bulk.wouldChange', { count: preview.changes }) : t('bulk.nothing')}</p>
      {preview.same > 0 && <p className="quiet">{t('bulk.wouldSame', { count: preview.same })}</p>}
      {preview.notes.map((note) => (
        <p key={note.code}>{words(note)}</p>
      ))}
      {preview.refused > 0 && (
        <Alert color="warning" variant="light">
          <p>{t('bulk.wouldRefuse', { count: preview.refused })}</p>
          {preview.reasons.map((reason) => (
            <p key={reason.code}>{words(reason)}</p>
          ))}
        </Alert>
      )}
    </div>
  );
}
