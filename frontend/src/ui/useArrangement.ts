import { useMemo } from 'react';
import { useStored } from '../lib/stored';
import type { Column } from './DataTableRows';

/** Which columns a list shows, and in which order. */
export interface Arrangement {
  /** Keys in the order chosen; columns that are not among them follow as declared. */
  order: readonly string[];
  hidden: readonly string[];
  /** Columns that are declared as hidden, and are shown. */
  shown: readonly string[];
}

const NONE: readonly string[] = [];

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : NONE;
}

export function readArrangement(value: unknown): Arrangement {
  const { order, hidden, shown } = (value ?? {}) as Partial<Record<keyof Arrangement, unknown>>;
  return { order: texts(order), hidden: texts(hidden), shown: texts(shown) };
}

/** All columns in the chosen order; the one that names the row stays first. */
function ordered<Row>(columns: readonly Column<Row>[], { order }: Arrangement): readonly Column<Row>[] {
  const place = (column: Column<Row>) => {
    const at = order.indexOf(column.key);
    return at < 0 ? order.length + columns.indexOf(column) : at;
  };
  return [...columns].sort((a, b) => place(a) - place(b));
}

function isShown<Row>(column: Column<Row>, { hidden, shown }: Arrangement): boolean {
  if (column.strong) return true;
  return column.extra ? shown.includes(column.key) : !hidden.includes(column.key);
}

export interface ArrangedColumns<Row> {
  /** Every column, in order. */
  all: readonly Column<Row>[];
  visible: readonly Column<Row>[];
  arrangement: Arrangement;
  isShown: (column: Column<Row>) => boolean;
  toggle: (key: string) => void;
  /** Moves a column so many places to the right (or left) among the shown ones. */
  move: (key: string, by: number) => void;
  /** Puts a column before another one. */
  moveBefore: (key: string, before: string) => void;
  set: (arrangement: Arrangement) => void;
  reset: () => void;
  changed: boolean;
}

/** The columns of a list as the user wants them: remembered under the list's name. */
export function useArrangement<Row>(id: string, columns: readonly Column<Row>[]): ArrangedColumns<Row> {
  const [arrangement, set] = useStored(`columns.${id}`, readArrangement);
  const all = useMemo(() => ordered(columns, arrangement), [columns, arrangement]);
  const visible = useMemo(() => all.filter((column) => isShown(column, arrangement)), [all, arrangement]);
  return useMemo(() => arrange(columns, all, visible, arrangement, set), [columns, all, visible, arrangement, set]);
}

type Columns<Row> = readonly Column<Row>[];

function arrange<Row>(
  columns: Columns<Row>,
  all: Columns<Row>,
  visible: Columns<Row>,
  arrangement: Arrangement,
  set: (next: Arrangement) => void,
): ArrangedColumns<Row> {
  const keys = all.map((column) => column.key);
  const place = (key: string, at: number) => {
    const others = keys.filter((each) => each !== key);
    set({ ...arrangement, order: others.toSpliced(Math.max(0, at), 0, key) });
  };
  return {
    all,
    visible,
    arrangement,
    isShown: (column) => isShown(column, arrangement),
    toggle: (key) => {
      const column = columns.find((each) => each.key === key);
      const list = column?.extra ? 'shown' : 'hidden';
      const now = arrangement[list];
      set({ ...arrangement, [list]: now.includes(key) ? now.filter((each) => each !== key) : [...now, key] });
    },
    move: (key, by) => {
      const beside = visible.findIndex((column) => column.key === key) + by;
      const target = visible[beside]?.key;
      if (target === undefined) return;
      const others = keys.filter((each) => each !== key);
      place(key, others.indexOf(target) + (by > 0 ? 1 : 0));
    },
    moveBefore: (key, before) => {
      if (key === before) return;
      const others = keys.filter((each) => each !== key);
      const right = keys.indexOf(key) < keys.indexOf(before);
      place(key, others.indexOf(before) + (right ? 1 : 0));
    },
    set,
    reset: () => set({ order: NONE, hidden: NONE, shown: NONE }),
    changed: arrangement.order.length + arrangement.hidden.length + arrangement.shown.length > 0,
  };
}
