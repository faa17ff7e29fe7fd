import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type api, Catalog, useCommand } from '../../backend';
import { t } from '../../i18n';
import { ComboPicker, type PickOption } from '../../ui/ComboPicker';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FormDialog } from '../../ui/FormDialog';
import { toast } from '../../ui/toast';
import { categoryOption, findCategories } from './pickers';

/** What is being done to the tree of categories. */
export type CategoryStep =
  | { kind: 'create'; parent: api.Category | null }
  | { kind: 'edit' | 'move' | 'delete'; category: api.Category };

interface CategoryDialogsProps {
  step: CategoryStep | null;
  tree: readonly api.Category[];
  onClose: () => void;
  /** A category was deleted. */
  onGone: (id: number) => void;
}

const TOPICS = ['catalog', 'stock'] as const;

/** The dialog of the step that was chosen. */
export function CategoryDialogs({ step, tree, onClose, onGone }: CategoryDialogsProps) {
  // What closes keeps its content while it fades, and gives the focus back.
  const [last, setLast] = useState(step);
  if (step && step !== last) setLast(step);
  const on = (kind: CategoryStep['kind']) => ({ opened: step?.kind === kind, onClose });
  const category = last && last.kind !== 'create' ? last.category : null;
  return (
    <>
      <CreateDialog {...on('create')} parent={last?.kind === 'create' ? last.parent : null} tree={tree} />
      {category && (
        <>
          <EditDialog {...on('edit')} category={category} />
          <MoveDialog {...on('move')} category={category} tree={tree} />
          <DeleteDialog {...on('delete')} category={category} onGone={onGone} />
        </>
      )}
    </>
  );
}

interface DialogProps {
  opened: boolean;
  onClose: () => void;
}

interface CreateProps extends DialogProps {
  /** null: at the root. */
  parent: api.Category | null;
  tree: readonly api.Category[];
}

function CreateDialog({ opened, onClose, parent, tree }: CreateProps) {
  const create = useCommand(Catalog.CreateCategory, TOPICS);
  return (
    <FormDialog<{ name: string; code: string; parentId: PickOption | null }>
      opened={opened}
      onClose={onClose}
      title={t('catalog.newCategory')}
      allowNext
      initial={{ name: '', code: '', parentId: parent ? categoryOption(parent) : null }}
      onSubmit={async ({ name, code, parentId }, { requestId }) => {
        const request = { requestId, name, code, description: '', parentId: parentId && Number(parentId.id) };
        await create.mutateAsync(request);
        toast({ message: t('catalog.addedCategory', { name }), given: requestId });
      }}
    >
      {(form) => (
        <>
          <TextInput label={t('catalog.name')} required data-autofocus {...form.text('name')} />
          <ComboPicker
            label={t('catalog.parent')}
            description={t('catalog.parentHint')}
            clearable
            {...form.value('parentId')}
            load={async (text) => findCategories(tree, text)}
          />
          <TextInput label={t('catalog.code')} description={t('catalog.codeHint')} {...form.text('code')} />
        </>
      )}
    </FormDialog>
  );
}

interface OneProps extends DialogProps {
  category: api.Category;
}

function EditDialog({ opened, onClose, category }: OneProps) {
  const update = useCommand(Catalog.UpdateCategory, TOPICS);
  const { id, name, code, description } = category;
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={t('catalog.editCategoryTitle', { name })}
      initial={{ name, code, description }}
      onSubmit={async (values, { requestId }) => {
        await update.mutateAsync({ requestId, id, ...values });
        toast({ message: t('catalog.changed', { name: values.name }), given: requestId });
      }}
    >
      {(form) => (
        <>
          <TextInput label={t('catalog.name')} required data-autofocus {...form.text('name')} />
          <TextInput label={t('catalog.code')} description={t('catalog.codeHint')} {...form.text('code')} />
          <Textarea label={t('catalog.description')} {...form.text('description')} />
        </>
      )}
    </FormDialog>
  );
}

/** Everything in the tree but the category and what is below it. */
function elsewhere(tree: readonly api.Category[], category: api.Category): api.Category[] {
  const branch = new Set([category.id]);
  for (const each of tree) {
    if (each.parentId && branch.has(each.parentId)) branch.add(each.id);
  }
  return tree.filter((each) => !branch.has(each.id));
}

function MoveDialog({ opened, onClose, category, tree }: OneProps & { tree: readonly api.Category[] }) {
  const move = useCommand(Catalog.MoveCategory, TOPICS);
  const parent = tree.find((each) => each.id === category.parentId);
  const places = elsewhere(tree, category);
  const submit = async (parentId: number | null, id: string) => {
    await move.mutateAsync({ requestId: id, id: category.id, parentId });
    toast({
      message: t('catalog.movedCategory', { name: category.name }),
      given: id,
    });
  };
  return (
    <FormDialog<{ parentId: PickOption | null }>
      opened={opened}
      onClose={onClose}
      title={t('catalog.moveCategoryTitle', { name: category.name })}
      submitLabel={t('catalog.move')}
      initial={{ parentId: parent ? categoryOption(parent) : null }}
      onSubmit={({ parentId }, context) => submit(parentId && Number(parentId.id), context.requestId)}
    >
      {(form) => (
        <ComboPicker
          data-autofocus
          label={t('catalog.parent')}
          description={t('catalog.parentHint')}
          clearable
          {...form.value('parentId')}
          load={async (text) => findCategories(places, text)}
        />
      )}
    </FormDialog>
  );
}

function DeleteDialog({ opened, onClose, category, onGone }: OneProps & { onGone: (id: number) => void }) {
  const remove = useCommand(Catalog.DeleteCategory, TOPICS);
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      danger
      title={t('catalog.deleteCategoryTitle', { name: category.name })}
      sentence={t('catalog.deleteCategorySentence')}
      confirmLabel={t('catalog.delete')}
      onConfirm={async (context) => {
        await remove.mutateAsync({ requestId: context.requestId, id: category.id });
        onGone(category.id);
        toast({ message: t('catalog.deletedCategory', { name: category.name }), given: context.requestId });
      }}
    />
  );
}
