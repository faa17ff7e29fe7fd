import { Button, Checkbox, Group, Popover, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { IconChevronLeft, IconFilterPlus, IconX } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { type FormEvent, memo, useMemo, useState } from 'react';
import { useFormat } from '../app/format';
import { useShortcuts } from '../app/shortcuts';
import type { ListState } from '../app/useListState';
import { t } from '../i18n';
import { ComboPicker, type PickOption } from './ComboPicker';
import { DateInput } from './DateInput';
import classes from './FilterBar.module.css';
import {
  type FilterField,
  type FilterValue,
  filterWords,
  NO_VALUE,
  type PickFilter,
  type RangeFilter,
  readFilter,
  writeFilter,
} from './filters';
import { MoneyInput, QuantityInput, UnitPriceInput } from './NumberInputs';

interface BarProps extends Pick<ListState, 'filters' | 'setFilter'> {
  fields: readonly FilterField[];
}

/** The names of what the address names by id. */
function useNames(
  filters: ListState['filters'],
  fields: readonly FilterField[],
): ReadonlyMap<string, Map<string, string>> {
  const asked = fields.flatMap((field) =>
    field.kind === 'pick'
      ? (readFilter(field, filters[field.key])?.values ?? []).filter((id) => id !== 'none').map((id) => ({ field, id }))
      : [],
  );
  const answers = useQueries({
    queries: asked.map(({ field, id }) => ({
      queryKey: ['parties', 'filter name', field.key, id],
      queryFn: () => field.get(Number(id)),
    })),
  });
  const names = new Map<string, Map<string, string>>();
  asked.forEach(({ field, id }, at) => {
    const label = answers[at]?.data?.label;
    const of = names.get(field.key) ?? new Map<string, string>();
    if (label) of.set(id, label);
    names.set(field.key, of);
  });
  return names;
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** How what opens from the bar lies beneath it. */
const BENEATH = {
  position: 'bottom-start',
  width: 280,
  middlewares: { flip: true, shift: true, size: true },
  trapFocus: true,
  returnFocus: true,
} as const;

/** Filters as chips, each with its operator; "Filter" (F) adds one. */
export const FilterBar = memo(({ filters, setFilter, fields }: BarProps) => {
  const format = useFormat();
  const names = useNames(filters, fields);
  const [adding, setAdding] = useState<FilterField | 'choose' | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  useShortcuts([{ keys: 'f', label: t('keys.filter'), run: () => setAdding('choose') }]);
  const apply = (field: FilterField, value: FilterValue) => {
    setFilter(field.key, writeFilter(field, value));
    setAdding(null);
    setEditing(null);
  };
  return (
    <>
      <Popover opened={adding !== null} onChange={(opened) => setAdding(opened ? 'choose' : null)} {...BENEATH}>
        <Popover.Target>
          <Button
            variant="default"
            h={32}
            fw={400}
            aria-keyshortcuts="F"
            leftSection={<IconFilterPlus size={16} stroke={1.5} />}
            onClick={() => setAdding(adding ? null : 'choose')}
          >
            {t('lists.addFilter')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.floating}>
          {adding === 'choose' && <FieldChoice fields={fields} onChoose={setAdding} />}
          {adding !== null && adding !== 'choose' && (
            <FilterEditor
              key={adding.key}
              field={adding}
              value={readFilter(adding, filters[adding.key]) ?? NO_VALUE}
              names={names.get(adding.key) ?? NO_NAMES}
              onApply={(value) => apply(adding, value)}
              onBack={() => setAdding('choose')}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {fields.map((field) => {
        const value = readFilter(field, filters[field.key]);
        if (!value) return null;
        const known = names.get(field.key) ?? NO_NAMES;
        const words = filterWords(field, value, format, known);
        return (
          <span key={field.key} className={classes.chip}>
            <Popover
              opened={editing === field.key}
              onChange={(opened) => setEditing(opened ? field.key : null)}
              {...BENEATH}
            >
              <Popover.Target>
                <button
                  type="button"
                  aria-label={t('lists.changeFilter', { filter: words })}
                  onClick={() => setEditing(editing === field.key ? null : field.key)}
                >
                  {words}
                </button>
              </Popover.Target>
              <Popover.Dropdown className={classes.floating}>
                <FilterEditor field={field} value={value} names={known} onApply={(next) => apply(field, next)} />
              </Popover.Dropdown>
            </Popover>
            <button
              type="button"
              className={classes.remove}
              aria-label={t('ui.removeFilter', { filter: words })}
              onClick={() => setFilter(field.key, undefined)}
            >
              <IconX size={14} stroke={1.5} />
            </button>
          </span>
        );
      })}
    </>
  );
});

interface ChoiceProps {
  fields: readonly FilterField[];
  onChoose: (field: FilterField) => void;
}

function FieldChoice({ fields, onChoose }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; these are buttons
    <div role="group" aria-label={t('lists.addFilter')} className={classes.fields}>
      {fields.map((field, at) => (
        <button
          key={field.key}
          type="button"
          data-autofocus={at === 0 || undefined}
          onClick={() => onChoose(field)}
          onKeyDown={(event) => {
            const beside = event.key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling';
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            (event.currentTarget[beside] as HTMLElement | null)?.focus();
          }}
        >
          {field.label}
        </button>
      ))}
    </div>
  );
}

interface EditorProps {
  field: FilterField;
  value: FilterValue;
  names: ReadonlyMap<string, string>;
  onApply: (value: FilterValue) => void;
  onBack?: () => void;
}

function FilterEditor({ field, value, names, onApply, onBack }: EditorProps) {
  const [draft, setDraft] = useState<FilterValue>(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onApply(draft);
  };
  const set = (part: Partial<FilterValue>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <form onSubmit={submit} aria-label={t('lists.filterBy', { field: field.label })}>
      <Stack gap={12}>
        <Group gap={4} justify="space-between">
          <strong className={classes.title}>{field.label}</strong>
          {onBack && (
            <Button
              variant="subtle"
              h={24}
              px={6}
              leftSection={<IconChevronLeft size={14} stroke={1.5} />}
              onClick={onBack}
            >
              {t('lists.back')}
            </Button>
          )}
        </Group>
        {field.kind !== 'flag' && (
          <SegmentedControl
            size="xs"
            aria-label={t('lists.operator')}
            data={[
              { value: 'is', label: t('lists.isWord') },
              { value: 'not', label: t('lists.isNotWord') },
            ]}
            value={draft.not ? 'not' : 'is'}
            onChange={(how) => set({ not: how === 'not' })}
          />
        )}
        <FilterInput field={field} draft={draft} names={names} set={set} />
        <Group justify="flex-end">
          <Button type="submit">{t('lists.apply')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

interface InputProps {
  field: FilterField;
  draft: FilterValue;
  names: ReadonlyMap<string, string>;
  set: (part: Partial<FilterValue>) => void;
}

function FilterInput({ field, draft, names, set }: InputProps) {
  switch (field.kind) {
    case 'pick':
      return <PickValue field={field} draft={draft} names={names} set={set} />;
    case 'choice':
    case 'flag': {
      const options =
        field.kind === 'choice'
          ? field.options
          : [
              { value: 'yes', label: t('lists.yes') },
              { value: 'no', label: t('lists.no') },
            ];
      return (
        <Checkbox.Group
          aria-label={field.label}
          value={[...draft.values]}
          onChange={(values) => set({ values: field.kind === 'flag' ? values.slice(-1) : values })}
        >
          <Stack gap={8}>
            {options.map((option, at) => (
              <Checkbox
                key={option.value}
                value={option.value}
                label={option.label}
                data-autofocus={at === 0 || undefined}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    }
    case 'text':
      return (
        <TextInput
          data-autofocus
          aria-label={t('lists.value')}
          value={draft.values[0] ?? ''}
          onChange={(event) => set({ values: [event.currentTarget.value].filter(Boolean) })}
        />
      );
    default:
      return <RangeValue field={field} draft={draft} set={set} />;
  }
}

function PickValue({ field, draft, names, set }: InputProps & { field: PickFilter }) {
  const id = draft.values[0];
  const none: PickOption | null = field.none ? { id: 'none', label: field.none } : null;
  const [picked, setPicked] = useState<PickOption | null>(null);
  const value = useMemo(() => {
    if (!id) return null;
    if (id === 'none') return none;
    return picked?.id === id ? picked : { id, label: names.get(id) ?? '…' };
  }, [id, none, picked, names]);
  return (
    <ComboPicker
      data-autofocus
      aria-label={t('lists.value')}
      description={field.below ? t('lists.withBelow') : undefined}
      clearable
      value={value}
      onChange={(option) => {
        setPicked(option);
        set({ values: option ? [option.id] : [] });
      }}
      load={async (text) => (none && text === '' ? [none, ...(await field.load(text))] : field.load(text))}
    />
  );
}

function RangeValue({ field, draft, set }: Omit<InputProps, 'names' | 'field'> & { field: RangeFilter }) {
  if (field.kind === 'date') {
    return (
      <Group gap={8} grow>
        <DateInput
          data-autofocus
          label={t('lists.fromLabel')}
          value={draft.from || null}
          onChange={(from) => set({ from: from ?? '' })}
        />
        <DateInput label={t('lists.toLabel')} value={draft.to || null} onChange={(to) => set({ to: to ?? '' })} />
      </Group>
    );
  }
  const Input = { quantity: QuantityInput, amount: MoneyInput, unitPrice: UnitPriceInput }[field.kind];
  const number = (text: string) => (text === '' ? null : Number(text));
  const text = (value: number | null) => (value === null ? '' : String(value));
  return (
    <Group gap={8} grow>
      <Input
        data-autofocus
        label={t('lists.fromLabel')}
        value={number(draft.from)}
        onChange={(value) => set({ from: text(value) })}
      />
      <Input label={t('lists.toLabel')} value={number(draft.to)} onChange={(value) => set({ to: text(value) })} />
    </Group>
  );
}
