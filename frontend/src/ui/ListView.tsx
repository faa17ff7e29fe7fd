import { useCallbackRef } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import type { ListState } from '../app/useListState';
import type { ListData } from '../backend';
import { BulkBar } from './BulkBar';
import { ColumnsMenu } from './ColumnsMenu';
import { type Column, DataTable } from './DataTable';
import { FilesMenu, type ListSource } from './FilesMenu';
import { FilterBar } from './FilterBar';
import type { FilterField } from './filters';
import { ListToolbar } from './ListToolbar';
import classes from './ListTools.module.css';
import { NoneFound } from './NoneFound';
import { Understood } from './Understood';
import { useArrangement } from './useArrangement';
import { type Selection, useSelection } from './useSelection';
import { ViewsMenu } from './ViewsMenu';
import { startWalk } from './walk';

export interface ListViewProps<Row> extends Omit<ListData<Row, unknown>, 'first'> {
  /** The list's name in the backend: products, purchase-orders, … */
  id: string;
  label: string;
  list: ListState;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => number;
  searchLabel: string;
  filters: readonly FilterField[];
  /** What a file or the clipboard gets: the question of the list. */
  source: ListSource;
  empty: ReactNode;
  /** Unless said otherwise, whether the address narrows the list. */
  narrowed?: boolean;
  onOpen: (row: Row) => void;
  /** Where the pages of the rows are, such as /products: they then lead on through the list. */
  walk?: string;
  totals?: Readonly<Record<string, ReactNode>>;
  /** Controls beside the filters. */
  toolbar?: ReactNode;
  /** What can be done with the selected rows. */
  bulk?: (selection: Selection) => ReactNode;
  /** What the typed words of states are called that no filter and no column has. */
  words?: Readonly<Record<string, string>>;
  /** The order cannot be chosen. */
  fixedOrder?: boolean;
  /** Left of the rows. */
  aside?: ReactNode;
  asideClass?: string;
}

/** The list of the application: search, filters, views and columns above the rows; what is selected and the sums beneath. */
export function ListView<Row>(props: ListViewProps<Row>) {
  const { id, label, list, filters, total } = props;
  const columns = useArrangement(id, props.columns);
  const selection = useSelection(JSON.stringify({ ...list.kept, sort: '', tab: list.filters.tab }));
  const { words } = props;
  const titles = useMemo(
    () =>
      new Map([...props.columns.map((column) => [column.key, column.title] as const), ...Object.entries(words ?? {})]),
    [props.columns, words],
  );
  const ask = useCallbackRef(() => {
    return { id, title: label, columns: columns.visible, source: props.source, selection, total };
  });
  const open = (row: Row) => {
    if (props.walk) beginWalk(props.walk, props);
    props.onOpen(row);
  };
  const table = (
    <DataTable
      id={id}
      label={label}
      columns={columns.visible}
      rows={props.rows}
      question={props.question}
      rowKey={props.rowKey}
      total={total}
      loading={props.loading}
      refreshing={props.refreshing}
      summing={props.summing}
      error={props.error}
      onRetry={props.onRetry}
      onLoadMore={props.onLoadMore}
      sort={props.fixedOrder ? undefined : list.order}
      onSort={props.fixedOrder ? undefined : list.setSort}
      onMoveColumn={columns.moveBefore}
      narrowed={props.narrowed ?? list.narrowed}
      noneFound={<NoneFound text={list.text} onClear={list.clear} />}
      empty={props.empty}
      onOpen={open}
      totals={props.totals}
      selection={selection}
      bar={
        <BulkBar selection={selection} total={total}>
          {props.bulk?.(selection)}
        </BulkBar>
      }
    />
  );
  return (
    <>
      <ListToolbar searchLabel={props.searchLabel} text={list.text} onText={list.setText}>
        <FilterBar filters={list.filters} setFilter={list.setFilter} fields={filters} />
        {props.toolbar}
        <span className={classes.tools}>
          <ViewsMenu id={id} list={list} columns={columns} />
          <ColumnsMenu columns={columns} />
          <FilesMenu ask={ask} />
        </span>
      </ListToolbar>
      <Understood list={id} text={list.text} fields={filters} titles={titles} />
      {props.aside === undefined ? (
        table
      ) : (
        <div className={props.asideClass}>
          {props.aside}
          {table}
        </div>
      )}
    </>
  );
}

/** Lets the opened page go on to the row before and after. */
function beginWalk<Row>(pages: string, { rows, rowKey, total, readOn }: ListViewProps<Row>) {
  const ids = rows.map(rowKey);
  const read = readOn();
  const more = async () => {
    const further = await read();
    ids.push(...further.map(rowKey));
    return [...ids];
  };
  startWalk(pages, { ids: [...ids], total, more });
}
