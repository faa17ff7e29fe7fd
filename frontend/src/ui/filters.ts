import type { Format } from '../app/format';
import type { ListState } from '../app/useListState';
import type { api } from '../backend';
import { t } from '../i18n';
import type { PickOption } from './ComboPicker';

interface Common {
  /** The field of the list's query, and the parameter of the address. */
  key: string;
  label: string;
}

/** One that is chosen among many: a category, a supplier, a product. */
export interface PickFilter extends Common {
  kind: 'pick';
  load: (text: string) => Promise<readonly PickOption[]>;
  get: (id: number) => Promise<PickOption>;
  /** What those without are called, where there can be such. */
  none?: string;
  /** Everything below the chosen one counts, too. */
  below?: boolean;
}

export interface ChoiceFilter extends Common {
  kind: 'choice';
  options: readonly { value: string; label: string }[];
}

export interface FlagFilter extends Common {
  kind: 'flag';
}

export interface RangeFilter extends Common {
  kind: 'quantity' | 'amount' | 'unitPrice' | 'date';
}

export interface TextFilter extends Common {
  kind: 'text';
}

export type FilterField = PickFilter | ChoiceFilter | FlagFilter | RangeFilter | TextFilter;

/** What a filter is set to. */
export interface FilterValue {
  not: boolean;
  values: readonly string[];
  from: string;
  to: string;
}

export const NO_VALUE: FilterValue = { not: false, values: [], from: '', to: '' };

/** `low,out` · `!3` · `100..200`; older addresses have `100-200`. */
export function readFilter(field: FilterField, text: string | undefined): FilterValue | null {
  if (!text) return null;
  const not = text.startsWith('!');
  const rest = not ? text.slice(1) : text;
  if (isRange(field)) {
    const match = /^(.*?)\.\.(.*)$/.exec(rest) ?? /^(\d*)-(\d*)$/.exec(rest);
    const [from = '', to = ''] = match ? match.slice(1) : [rest, rest];
    return from || to ? { not, values: [], from, to } : null;
  }
  const values = field.kind === 'text' ? [rest] : rest.split(',').filter(Boolean);
  return values.length > 0 ? { not, values, from: '', to: '' } : null;
}

export function writeFilter(field: FilterField, { not, values, from, to }: FilterValue): string | undefined {
  const rest = isRange(field) ? (from || to ? `${from}..${to}` : '') : values.join(',');
  return rest ? `${not ? '!' : ''}${rest}` : undefined;
}

export function isRange(field: FilterField): field is RangeFilter {
  return field.kind === 'quantity' || field.kind === 'amount' || field.kind === 'unitPrice' || field.kind === 'date';
}

function requested(field: FilterField, { not, values, from, to }: FilterValue): api.ListFilter {
  const ids = field.kind === 'pick' ? values.map((value) => (value === 'none' ? value : `#${value}`)) : [...values];
  return { field: field.key, not, values: ids, from, to };
}

/** The part of a request that every list has: what is typed, chosen, and the order. */
export function listRequest(list: ListState, fields: readonly FilterField[]) {
  const filters = fields.flatMap((field) => {
    const value = readFilter(field, list.filters[field.key]);
    return value ? [requested(field, value)] : [];
  });
  return { query: list.text, filters, sort: list.sortText, descending: list.sort.desc };
}

function bound(field: RangeFilter, text: string, format: Format): string {
  if (text === '') return '';
  if (field.kind === 'date') return format.day(text);
  const number = Number(text);
  if (field.kind === 'amount') return format.minor(number);
  return field.kind === 'unitPrice' ? format.unitPrice(number) : format.quantity(number);
}

function rangeWords(field: RangeFilter, { not, from, to }: FilterValue, format: Format): string {
  const label = not ? `${field.label} ${t('lists.not')}` : field.label;
  const words = { field: label, from: bound(field, from, format), to: bound(field, to, format) };
  if (to === '') return t('lists.from', words);
  if (from === '') return t('lists.to', words);
  return from === to ? t('lists.exactly', { field: label, value: words.from }) : t('lists.range', words);
}

/** A filter in words: "Category is Beverages". `names` are those of what was picked. */
export function filterWords(
  field: FilterField,
  value: FilterValue,
  format: Format,
  names: ReadonlyMap<string, string>,
) {
  if (isRange(field)) return rangeWords(field, value, format);
  const word = (each: string): string => {
    if (field.kind === 'choice') return field.options.find((option) => option.value === each)?.label ?? each;
    if (field.kind === 'flag') return t(each === 'yes' ? 'lists.yes' : 'lists.no');
    if (field.kind === 'pick' && each === 'none') return field.none ?? each;
    return names.get(each) ?? (field.kind === 'pick' ? '…' : each);
  };
  const values = value.values.map(word).join(t('lists.orWord'));
  if (field.kind === 'flag' && !value.not && value.values[0] === 'yes') return field.label;
  if (field.kind === 'text' && !value.not) return t('lists.contains', { field: field.label, text: values });
  return t(value.not ? 'lists.isNot' : 'lists.is', { field: field.label, value: values });
}
