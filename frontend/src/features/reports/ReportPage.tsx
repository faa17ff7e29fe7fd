import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import { type Crumb, Page } from '../../app/Page';
import { useListState } from '../../app/useListState';
import { type api, type BackendFault, faultMessage, useList } from '../../backend';
import { t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FailedState } from '../../ui/FailedState';
import { Skeletons } from '../../ui/Skeletons';
import { cellText, mostOf, reportColumns } from './columns';
import { type Door, doorOf, doorOfPeriod } from './doors';
import { ExportButton } from './ExportButton';
import { reportKeys } from './keys';
import { paramsOf } from './parameters';
import { ReportParameters } from './ReportParameters';
import { ReportSummary } from './ReportSummary';
import { type ReportAnswer, type Row, runReport } from './rows';
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
  const most = mostOf(report, data.rows);
  const columns = useMemo(() => reportColumns(report, format, most), [report, format, most]);
  const open = (door: Door | undefined) => door && void navigate(door as never);
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
      layout="fill"
      actions={<ExportButton name={report.name} params={params} />}
    >
      <ReportParameters report={report} list={list} onChange={change} error={refused} />
      {!error && (
        <ReportSummary report={report} answer={first} onPeriod={(label) => open(doorOfPeriod(label, list.filters))} />
      )}
      <DataTable
        id={`report-${report.name}`}
        label={report.title}
        columns={columns}
        rowKey={(row) => row.key}
        {...data}
        rows={error ? [] : data.rows}
        error={refused ? null : error}
        totals={useTotals(report, first)}
        narrowed={!refused && list.narrowed}
        noneFound={<NoRows sentence={t('reports.noneFound')} onReset={list.clear} />}
        empty={
          refused ? <Refused error={refused} onReset={list.clear} /> : <EmptyState sentence={t('reports.empty')} />
        }
        onOpen={(row) => open(doorOf(row, report, list.filters))}
      />
    </Page>
  );
}

function useTotals(report: api.ReportInfo, answer: ReportAnswer | undefined) {
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
