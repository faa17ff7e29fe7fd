import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useFormat } from '../../app/format';
import { Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { type api, BackendFault, faultMessage, History, invoke, requestId, useList } from '../../backend';
import { t } from '../../i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { Door } from '../../ui/Door';
import { EmptyState } from '../../ui/EmptyState';
import { GoButton } from '../../ui/GoButton';
import { ListToolbar } from '../../ui/ListToolbar';
import { NoneFound } from '../../ui/NoneFound';
import { toast, toastFault } from '../../ui/toast';
import { StockDocumentDialog, type StockDocumentKey } from '../stock/StockDocumentDialog';
import { documentOf, doorOf } from './doors';
import { HistoryFilters, useHistoryChips } from './HistoryFilters';
import { type HistoryRequest, historyKeys } from './keys';

type Row = api.HistoryRow;

/** Every step that was taken, newest first, with the way back where there is one. */
export default function HistoryPage() {
  const list = useListState({ key: '', desc: false });
  const format = useFormat();
  const navigate = useNavigate();
  const [document, setDocument] = useState<StockDocumentKey | null>(null);
  const { from = '', to = '', user = '' } = list.filters;
  const request: HistoryRequest = { search: list.text, user, from, to };
  const { first, ...data } = useList<Row, api.HistoryList, api.HistoryQuery>(
    historyKeys.list(request),
    History.List,
    request,
  );
  const open = useCallback(
    (row: Row) => {
      const door = doorOf(row);
      const paper = documentOf(row);
      if (door) void navigate(door as never);
      else if (paper) setDocument(paper);
    },
    [navigate],
  );
  const undo = useUndo();
  return (
    <Page
      title={t('nav.history')}
      count={first && format.quantity(first.total * 1000)}
      layout="fill"
      shortcuts={[{ keys: 'u', label: t('history.undoKey'), run: pressUndo }]}
    >
      <ListToolbar
        searchLabel={t('history.search')}
        text={list.text}
        onText={list.setText}
        chips={useHistoryChips(list)}
      >
        <HistoryFilters list={list} users={first?.users ?? []} />
      </ListToolbar>
      <DataTable
        id="history"
        label={t('nav.history')}
        columns={useColumns(open, undo)}
        rowKey={(row) => row.id}
        {...data}
        narrowed={list.narrowed}
        noneFound={<NoneFound text={list.text} onClear={list.clear} />}
        empty={
          <EmptyState
            sentence={t('history.empty')}
            detail={t('history.emptyDetail')}
            action={<GoButton to="/products" search={{ do: 'new' }} label={t('catalog.newProduct')} quiet />}
          />
        }
        onOpen={open}
      />
      <StockDocumentDialog document={document} onClose={() => setDocument(null)} />
    </Page>
  );
}

/** `u` presses the button of the row that the keyboard is on. */
function pressUndo() {
  window.document.querySelector<HTMLElement>('#content [data-cursor] [data-undo]')?.click();
}

/** Takes a step back, once, and says so with the way forth again. */
function useUndo() {
  const [busy, setBusy] = useState(0);
  const run = useCallback(async (row: Row) => {
    setBusy(row.id);
    const given = requestId();
    try {
      await invoke(History.Undo, { requestId: given, id: row.id, given: '' });
      const message = t('history.done', { summary: row.summary });
      const once = row.step === 'reverse';
      toast(once ? { message } : { message, given });
    } catch (reason) {
      toastFault(reason);
    } finally {
      setBusy(0);
    }
  }, []);
  return useMemo(() => ({ busy, run }), [busy, run]);
}

type Undo = ReturnType<typeof useUndo>;

function useColumns(open: (row: Row) => void, undo: Undo): readonly Column<Row>[] {
  const format = useFormat();
  return useMemo(
    () => [
      { key: 'at', title: t('history.when'), width: 152, render: (row) => format.instant(row.at) },
      { key: 'user', title: t('history.who'), width: 72, text: (row) => row.user, render: (row) => row.user },
      {
        key: 'summary',
        title: t('history.what'),
        grow: 3,
        width: 200,
        strong: true,
        text: (row) => row.summary,
        render: (row) => row.summary || t('history.noText'),
      },
      {
        key: 'subject',
        title: t('history.about'),
        grow: 1,
        width: 96,
        text: (row) => row.subject,
        render: (row) => <Subject row={row} onDocument={open} />,
      },
      {
        key: 'back',
        title: t('history.back'),
        grow: 3,
        width: 248,
        text: (row) => (row.refusal ? reasonOf(row.refusal) : ''),
        render: (row) => <Back row={row} undo={undo} />,
      },
    ],
    [format, open, undo],
  );
}

/** The number or name of what a step was about: a door where there is something behind it. */
function Subject({ row, onDocument }: { row: Row; onDocument: (row: Row) => void }) {
  const label = row.subject || (row.subjectType === 'settings' ? t('nav.settings') : '');
  const door = doorOf(row);
  if (door) {
    return (
      <Link {...door} tabIndex={-1}>
        {label}
      </Link>
    );
  }
  if (!documentOf(row)) return label;
  return (
    <Door
      inRow
      onClick={(event) => {
        event.stopPropagation();
        onDocument(row);
      }}
    >
      {label}
    </Door>
  );
}

function reasonOf(refusal: api.Failure): string {
  return faultMessage(new BackendFault(refusal.code, refusal.field, refusal.params, refusal.message));
}

function Back({ row, undo }: { row: Row; undo: Undo }) {
  if (row.refusal) return <span className="quiet">{reasonOf(row.refusal)}</span>;
  return (
    <Button
      variant="default"
      size="compact-xs"
      data-undo
      loading={undo.busy === row.id}
      disabled={undo.busy !== 0}
      onClick={(event) => {
        event.stopPropagation();
        void undo.run(row);
      }}
    >
      {t(`history.step.${row.step as 'reverse'}`)}
    </Button>
  );
}
