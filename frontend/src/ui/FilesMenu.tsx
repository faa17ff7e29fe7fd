import { ActionIcon, Menu } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useFormat } from '../app/format';
import { useShortcuts } from '../app/shortcuts';
import { type api, copyText, invoke, Lists } from '../backend';
import { t } from '../i18n';
import type { Column } from './DataTableRows';
import { exporting } from './exporting';
import { toast, toastFault } from './toast';
import type { Selection } from './useSelection';

/** The question of the list, by its name in a ListContent. */
export type ListSource = Partial<
  Pick<api.ListContent, 'products' | 'stockLevels' | 'stockMovements' | 'purchaseOrders' | 'salesOrders' | 'parties'>
>;

const NO_SOURCE = {
  products: null,
  stockLevels: null,
  stockMovements: null,
  purchaseOrders: null,
  salesOrders: null,
  parties: null,
} as const;

export interface FilesProps<Row> {
  id: string;
  title: string;
  columns: readonly Column<Row>[];
  source: ListSource;
  selection: Selection | undefined;
  total: number | undefined;
}

function someSelected<Row>({ selection, total }: FilesProps<Row>): boolean {
  return selection?.any(total) ?? false;
}

/** A list as it is shown: its columns in their order, its filters and sort; of a selection only that. */
function contentOf<Row>(props: FilesProps<Row>): api.ListContent {
  const { id, title, columns, source, selection } = props;
  const ids = selection && someSelected(props) ? [...selection.ids] : [];
  return {
    ...NO_SOURCE,
    ...source,
    list: id,
    title,
    columns: columns.map((column) => ({ key: column.key, title: column.title, words: { ...column.words } })),
    ids: selection?.all ? [] : ids,
    except: selection?.all ? ids : [],
  };
}

function decimalMark(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
}

/** Copies the list, or what is selected of it, as a spreadsheet takes it. */
function useCopyRows<Row>(ask: () => FilesProps<Row>): () => void {
  const { locale } = useFormat();
  return () => {
    const content = contentOf(ask());
    invoke(Lists.Copy, { content, decimalMark: decimalMark(locale) })
      .then(async ({ text, rows, more }) => {
        await copyText(text);
        toast({ message: t(more ? 'lists.copiedSome' : 'lists.copied', { count: rows }) });
      })
      .catch(toastFault);
  };
}

interface MenuProps<Row> {
  /** What the list is when something is chosen: always the same function, so that answers do not draw the menu anew. */
  ask: () => FilesProps<Row>;
}

/** Copies and saves a list as it is shown. */
function PlainFilesMenu<Row>({ ask }: MenuProps<Row>) {
  const [open, setOpen] = useState(false);
  const copy = useCopyRows(ask);
  const save = (format: 'csv' | 'xlsx') => {
    const props = ask();
    void exporting({
      total: someSelected(props) ? props.selection?.count(props.total) : props.total,
      save: (id) => invoke(Lists.Export, { content: contentOf(props), format, path: '', requestId: id }),
      cancel: (id) => invoke(Lists.Cancel, { requestId: id }),
    }).then((saved) => {
      if (saved) toast({ message: t('lists.saved', { count: saved.rows, path: saved.path }) });
    }, toastFault);
  };
  useShortcuts([
    { keys: 'y', label: t('keys.copyRows'), run: copy },
    { keys: 's', label: t('keys.exportRows'), run: () => setOpen(true) },
  ]);
  const some = someSelected(ask());
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <ActionIcon size={32} variant="default" aria-label={t('lists.more')} title={t('lists.more')}>
          <IconTableExport size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={copy}>{t(some ? 'lists.copySelected' : 'lists.copy')}</Menu.Item>
        <Menu.Item onClick={() => save('xlsx')}>{t('lists.exportXlsx')}</Menu.Item>
        <Menu.Item onClick={() => save('csv')}>{t('lists.exportCsv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export const FilesMenu = memo(PlainFilesMenu) as typeof PlainFilesMenu;
