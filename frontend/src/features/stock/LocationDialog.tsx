import { Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type api, invoke, Stock, useCommand } from '../../backend';
import { t } from '../../i18n';
import { FormDialog } from '../../ui/FormDialog';
import { TypedSelect } from '../../ui/TypedSelect';
import { toast } from '../../ui/toast';
import { stockKeys } from './keys';

/** What the dialog holds; without an id it makes a new location. */
export interface LocationDraft {
  id?: number;
  name: string;
  code: string;
  parentId: string | null;
  quarantine: boolean;
}

export function newLocation(parentId: number | null = null): LocationDraft {
  return { name: '', code: '', parentId: parentId === null ? null : String(parentId), quarantine: false };
}

export function draftOf(location: api.Location): LocationDraft {
  const { id, name, code, quarantine, parentId } = location;
  return { id, name, code, quarantine, parentId: parentId === null ? null : String(parentId) };
}

interface LocationDialogProps {
  /** The location to change or to make; null closes. */
  location: LocationDraft | null;
  onClose: () => void;
}

/** Makes a location, renames or moves it, or turns it into a quarantine. */
export function LocationDialog({ location, onClose }: LocationDialogProps) {
  // What closes keeps its words while it fades.
  const [last, setLast] = useState<LocationDraft>(newLocation());
  if (location && location !== last) setLast(location);
  const create = useCommand(Stock.CreateLocation, ['stock']);
  const update = useCommand(Stock.UpdateLocation, ['stock']);
  const save = async (draft: LocationDraft, requestId: string) => {
    const { name, code, quarantine } = draft;
    const request = { requestId, name, code, quarantine, parentId: Number(draft.parentId) || null };
    if (last.id === undefined) await create.mutateAsync(request);
    else await update.mutateAsync({ ...request, id: last.id });
    toast({ message: t('stock.locationSaved', { name }), given: requestId });
  };
  const isNew = last.id === undefined;
  return (
    <FormDialog<LocationDraft>
      opened={location !== null}
      onClose={onClose}
      title={isNew ? t('stock.newLocation') : t('stock.editLocation')}
      allowNext={isNew}
      initial={last}
      onSubmit={(draft, { requestId }) => save(draft, requestId)}
    >
      {(form) => (
        <>
          <TextInput label={t('stock.locationName')} required data-autofocus {...form.text('name')} />
          <TextInput label={t('stock.locationCode')} {...form.text('code')} />
          <ParentField id={last.id} {...form.value('parentId')} />
          <Switch label={t('stock.quarantine')} description={t('stock.quarantineHint')} {...form.check('quarantine')} />
        </>
      )}
    </FormDialog>
  );
}

interface ParentProps {
  /** The location itself: it cannot lie within itself or below. */
  id: number | undefined;
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string;
}

function ParentField({ id, ...field }: ParentProps) {
  const { data } = useQuery({
    queryKey: stockKeys.locations(false),
    queryFn: () => invoke(Stock.Locations, { archived: false }),
  });
  const rows = data?.rows ?? [];
  const own = rows.find((each) => each.id === id);
  const outside = rows.filter((each) => !own || (each.id !== id && !each.path.startsWith(`${own.path} / `)));
  return (
    <TypedSelect
      label={t('stock.within')}
      placeholder={t('stock.withinNone')}
      clearable
      data={outside.map((each) => ({ value: String(each.id), label: each.path }))}
      {...field}
    />
  );
}
