import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useFormat } from '../../app/format';
import { type Crumb, Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { type api, type BackendFault, faultMessage, useList } from '../../backend';
import { t } from '../../i18n';
import { ColumnsMenu } from '../../ui/ColumnsMenu';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FailedState } from '../../ui/FailedState';
import { GoButton } from '../../ui/GoButton';
import { Skeletons } from '../../ui/Skeletons';
import { spareColumns, useColumnRoom } from '../../ui/spareColumns';
import { useArrangement } from '../../ui/useArrangement';
import { widthOfNumber } from '../../ui/useNumberRoom';
import { cellText, reportColumns, scaleOf } from './columns';
import { type Door, doorOf, doorOfTotal } from './doors';
import { ExportButton } from './ExportButton';
import { reportKeys } from './keys';
import { paramsOf } from './parameters';
import { ReportParameters } from './ReportParameters';
import { ReportSummary } from './ReportSummary';
import { type ReportAnswer, type Row, runReport } from './rows';
import { Total } from './Total';
import { useReports } from './useReports';

const crumbs: readonly Crumb[] = [{ label: t('nav.reports'), to: '/reports' }];

/** One report. */
export default function ReportPage() {
  const { name } = useParams({ strict: false }) as { name: string };
  const { data, error, refetch } = useReports();
  const navigate = useNavigate();
  const report = data?.reports.find((each) => each.name === name);
  if (report) return <Report key={name} report={report} />;
  return (
    <Page title={t('nav.reports')} breadcrumb={crumbs}>
      {error && <FailedState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeletons lines={8} />}
      {data && (
        <EmptyState
          sentence={t('reports.unknown', { name })}
          action={<Button onClick={() => void navigate({ to: '/reports' })}>{t('reports.toReports')}</Button>}
        />
      )}
    </Page>
  );
}

function Report({ report }: { report: api.ReportInfo }) {
  const list = useListState({ key: '', desc: false });
  const navigate = useNavigate();
  const format = useFormat();
  const params = paramsOf(list.filters);
  const { first, error, ...data } = useList<Row, ReportAnswer, Parameters<typeof runReport>[0]>(
    reportKeys.run(report.name, params),
    runReport,
    { name: report.name, params },
  );
  const open = useCallback((door: Door | undefined) => door && void navigate(door as never), [navigate]);
  const sums = useSums(report, first);
  const columns = useColumns(report, data.rows, sums);
  const change = (values: Record<string, string | undefined>) =>
    void navigate({
      to: '.',
      replace: true,
      search: (before: Record<string, unknown>) => ({ ...before, ...values }),
    } as never);
  const refused = error?.field.startsWith('params.') ? error : null;
  return (
    <Page
      title={report.title}
      breadcrumb={crumbs}
      count={first && format.quantity(Math.max(0, first.total) * 1000)}
      layout="fill"
      actions={<ExportButton name={report.name} params={params} total={first?.total} />}
    >
      <ReportParameters report={report} list={list} onChange={change} error={refused}>
        <ColumnsMenu columns={columns} />
      </ReportParameters>
      {!error && <ReportSummary report={report} answer={first} filters={list.filters} onOpen={open} />}
      <DataTable
        id={`report-${report.name}`}
        label={report.title}
        columns={columns.visible}
        onMoveColumn={columns.moveBefore}
        rowKey={(row) => row.key}
        {...data}
        rows={error ? [] : data.rows}
        error={refused ? null : error}
        totals={useTotals(report, sums, list.filters, open)}
        narrowed={!refused && list.narrowed}
        noneFound={<NoRows sentence={t('reports.noneFound')} onReset={list.clear} />}
        empty={refused ? <Refused error={refused} onReset={list.clear} /> : <NothingYet report={report} />}
        onOpen={(row) => open(doorOf(row, report, list.filters))}
      />
    </Page>
  );
}

/** The sums of a report as written, by column. */
type Sums = Readonly<Record<string, string>>;

function useSums(report: api.ReportInfo, answer: ReportAnswer | undefined): Sums | undefined {
  const format = useFormat();
  return useMemo(() => {
    if (!answer || !report.columns.some((column) => column.total)) return undefined;
    const known = report.columns.map((column, at): [string, string] | null => {
      const cell = answer.totals[at];
      return column.total && cell ? [column.key, cellText(column, cell, format)] : null;
    });
    return Object.fromEntries(known.filter((each) => each !== null));
  }, [report, answer, format]);
}

/** What a report can do without where the window has no room for all, the least missed first. */
const SPARED: Readonly<Record<string, readonly string[]>> = {
  'stock-levels': ['unit', 'supplier', 'category'],
  'low-stock': ['lead_time_days'],
  'stock-movements': ['at', 'unit_cost', 'note'],
};

/** The columns that fit, in the order and with the choice of the reader; each has room for its sum. */
function useColumns(report: api.ReportInfo, rows: readonly Row[], sums: Sums | undefined) {
  const format = useFormat();
  const room = useColumnRoom();
  const { most, more } = scaleOf(report, rows);
  const columns = useMemo(() => {
    const roomy = (column: Column<Row>) => {
      const width = Math.max(column.width ?? 0, widthOfNumber(sums?.[column.key] ?? ''));
      return { ...column, width };
    };
    return spareColumns(SPARED[report.name] ?? [], reportColumns(report, format, { most, more }).map(roomy), room);
  }, [report, format, most, more, room, sums]);
  return useArrangement(`report-${report.name}`, columns);
}

/** Nothing has no rows to show. */
const SOMETHING = /[1-9]/;

type Filters = Readonly<Record<string, string | undefined>>;

/** The sums of the footer; one leads to its rows where a list shows just those. */
function useTotals(report: api.ReportInfo, sums: Sums | undefined, filters: Filters, open: (door: Door) => void) {
  const { from, to, asOf, location, category, basis } = filters;
  return useMemo(() => {
    if (!sums) return undefined;
    const asked = { from, to, asOf, location, category, basis };
    const shown = report.columns.map((column): [string, ReactNode] => {
      const text = sums[column.key];
      const door = text && SOMETHING.test(text) ? doorOfTotal(report.name, column.key, asked) : undefined;
      const total =
        text && door ? <Total key={column.key} column={column} text={text} door={door} onOpen={open} /> : text;
      return [column.key, total];
    });
    return Object.fromEntries(shown);
  }, [report, sums, from, to, asOf, location, category, basis, open]);
}

/** What the report will answer, and what makes its first row. */
function NothingYet({ report }: { report: api.ReportInfo }) {
  const words = { title: report.title, question: report.question };
  if (report.name === 'low-stock') {
    return (
      <EmptyState
        drawing="done"
        sentence={t('reports.nothingLow')}
        detail={t('reports.nothingLowDetail')}
        action={<GoButton to="/products" label={t('nav.products')} quiet />}
      />
    );
  }
  return (
    <EmptyState sentence={t('reports.empty', words)} detail={t('reports.emptyDetail')} action={firstStep(report)} />
  );
}

function firstStep({ name }: api.ReportInfo) {
  const order = { params: { id: 'new' }, quiet: true };
  if (name.startsWith('sales-')) return <GoButton to="/sales/orders/$id" label={t('sales.new')} {...order} />;
  if (name.startsWith('purchases-')) {
    return <GoButton to="/purchasing/orders/$id" label={t('purchasing.new')} {...order} />;
  }
  return <GoButton to="/products" search={{ do: 'new' }} label={t('catalog.newProduct')} quiet />;
}

function NoRows({ sentence, onReset }: { sentence: string; onReset: () => void }) {
  return (
    <EmptyState
      drawing="search"
      sentence={sentence}
      action={
        <Button variant="default" onClick={onReset}>
          {t('reports.reset')}
        </Button>
      }
    />
  );
}

/** A parameter that the report does not take, or cannot read. */
function Refused({ error, onReset }: { error: BackendFault; onReset: () => void }) {
  return (
    <div role="alert">
      <NoRows sentence={faultMessage(error)} onReset={onReset} />
    </div>
  );
}
