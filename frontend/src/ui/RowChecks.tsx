import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import type { Shortcut } from '../app/shortcuts';
import { t } from '../i18n';
import type { DataTableProps } from './DataTable';
import { Tick } from './Tick';
import type { Selection } from './useSelection';

interface SelectAllProps {
  selection: Selection;
  total: number | undefined;
}

/** The checkbox above the rows: all that match, or none. */
export function SelectAll({ selection, total }: SelectAllProps) {
  const any = selection.any(total);
  const some = any && (selection.all ? selection.ids.size > 0 : selection.ids.size !== total);
  return (
    <Tick
      tabIndex={-1}
      aria-label={t('ui.selectAll')}
      checked={any && !some}
      some={some}
      onChange={any ? selection.clear : selection.selectAll}
    />
  );
}

const NO_SHORTCUTS: readonly Shortcut[] = [];

/** Selecting rows: by checkbox, range, and keys on the row that the keyboard is on. */
export function useRowChecks<Row>({ selection, rows, rowKey, total }: DataTableProps<Row>, at: number) {
  const anchor = useRef<number | null>(null);
  const latest = useRef({ selection, rows, rowKey });
  useEffect(() => {
    latest.current = { selection, rows, rowKey };
  });
  const keysBetween = useCallback((one: number, other: number) => {
    const { rows, rowKey } = latest.current;
    return rows.slice(Math.min(one, other), Math.max(one, other) + 1).map((row) => Number(rowKey(row)));
  }, []);
  const check = useCallback(
    (index: number, range: boolean) => {
      const { selection } = latest.current;
      const [key] = keysBetween(index, index);
      if (!selection || key === undefined) return;
      if (range && anchor.current !== null) selection.set(keysBetween(anchor.current, index), true);
      else selection.toggle(key);
      anchor.current = index;
    },
    [keysBetween],
  );
  const extend = (to: number) => {
    if (!selection || to < 0 || to >= rows.length) return;
    const [from] = keysBetween(at, at);
    const [next] = keysBetween(to, to);
    if (from === undefined || next === undefined) return;
    if (selection.has(from) && selection.has(next)) selection.set([from], false);
    else selection.set([from, next], true);
    anchor.current = to;
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!selection || event.altKey) return false;
    if (event.key === ' ') {
      event.preventDefault();
      check(at, event.shiftKey);
      return true;
    }
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      selection.selectAll();
      return true;
    }
    if (event.shiftKey && event.key === 'ArrowDown') extend(at + 1);
    else if (event.shiftKey && event.key === 'ArrowUp') extend(at - 1);
    return false;
  };
  const shortcuts: readonly Shortcut[] = selection
    ? [
        { keys: 'x', label: t('keys.select'), run: () => check(at, false) },
        ...(selection.any(total) ? [{ keys: 'Escape', label: t('keys.unselect'), run: selection.clear }] : []),
      ]
    : NO_SHORTCUTS;
  return { check, onKeyDown, shortcuts };
}
