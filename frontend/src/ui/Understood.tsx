import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Format, useFormat } from '../app/format';
import { type api, BackendFault, faultMessage, invoke, Lists } from '../backend';
import { t } from '../i18n';
import type { FilterField } from './filters';
import classes from './Understood.module.css';

/** Whether a text is more than words: then it is worth saying what was understood. */
const MORE_THAN_WORDS = /[:()"|]|(^|\s)-\S|\b(OR|NOT|AND)\b/;

interface Props {
  list: string;
  text: string;
  /** The list's fields in its words. */
  fields: readonly FilterField[];
  /** Titles of fields that are no filters. */
  titles: ReadonlyMap<string, string>;
}

/** Under the search field: what a typed query was understood as, and what was not. */
export function Understood({ list, text, fields, titles }: Props) {
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['settings', 'understood', list, text],
    queryFn: () => invoke(Lists.Understand, { list, text }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (!data || text.trim() === '') return null;
  const told = data.tokens.some((token) => token.sign !== '' || token.field !== '') || MORE_THAN_WORDS.test(text);
  if (!told && data.problems.length === 0) return null;
  return (
    <div className={classes.line} role="status" aria-label={t('lists.understood')}>
      {data.tokens.length > 0 && (
        <span className={classes.tokens}>
          {data.tokens.map((token, at) => (
            <Token
              // biome-ignore lint/suspicious/noArrayIndexKey: a token has no name but its place
              key={at}
              token={token}
              joined={at > 0 && joins(data.tokens[at - 1], token)}
              words={tokenWords(token, fields, titles, format)}
            />
          ))}
        </span>
      )}
      {data.problems.map((problem) => (
        <span key={problem.message} className={classes.problem}>
          {faultMessage(new BackendFault(problem.code, '', problem.params, problem.message))}
        </span>
      ))}
    </div>
  );
}

/** Whether "and" goes without saying between the two. */
function joins(before: api.ListToken | undefined, token: api.ListToken): boolean {
  if (!before || ['(', 'or', 'not'].includes(before.sign)) return false;
  return token.sign === '' || token.sign === '(' || token.sign === 'not';
}

function Token({ token, joined, words }: { token: api.ListToken; joined: boolean; words: string }) {
  const sign = token.sign !== '';
  return (
    <>
      {joined && <span className={classes.sign}>{t('lists.and')}</span>}
      <span className={sign ? classes.sign : classes.term}>{words}</span>
    </>
  );
}

const SIGNS: Readonly<Record<string, string>> = { '(': '(', ')': ')' };

function tokenWords(
  token: api.ListToken,
  fields: readonly FilterField[],
  titles: ReadonlyMap<string, string>,
  format: Format,
): string {
  if (token.sign) return SIGNS[token.sign] ?? t(`lists.${token.sign as 'or' | 'not' | 'and'}`);
  const [value = ''] = token.values;
  if (token.field === '') return t('lists.text', { text: value });
  const known = fields.find((each) => each.key === token.field);
  const field = known?.label ?? titles.get(token.field) ?? token.field;
  if (token.kind === 'flag') return value === 'yes' ? field : `${t('lists.not')} ${field}`;
  if (token.kind === 'choice') {
    const words = token.values.map(
      (each) => (known?.kind === 'choice' && known.options.find((option) => option.value === each)?.label) || each,
    );
    return t('lists.is', { field, value: words.join(t('lists.orWord')) });
  }
  if (token.kind === 'text') {
    return value === '' ? t('lists.none', { field }) : t('lists.contains', { field, text: value });
  }
  if (token.from === '' && token.to === '') return t('lists.none', { field });
  const from = bound(token.kind, token.from, format);
  const to = bound(token.kind, token.to, format);
  if (value === '>') return t('lists.over', { field, from });
  if (value === '<') return t('lists.under', { field, to });
  if (token.to === '') return t('lists.from', { field, from });
  if (token.from === '') return t('lists.to', { field, to });
  return from === to ? t('lists.exactly', { field, value: from }) : t('lists.range', { field, from, to });
}

function bound(kind: string, text: string, format: Format): string {
  if (text === '') return '';
  const number = Number(text);
  switch (kind) {
    case 'date':
      return format.day(text);
    case 'amount':
      return format.minor(number);
    case 'unit_price':
      return format.unitPrice(number);
    case 'quantity':
      return format.quantity(number);
    default:
      return text;
  }
}
