import { useMemo } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { type Column, DataTable } from '../../ui/DataTable';
import { Figures } from '../../ui/Figures';
import { Section } from '../../ui/Layout';
import { StatusBadge } from '../../ui/StatusBadge';
import { ColumnMap } from './ColumnMap';
import classes from './Import.module.css';

interface ImportTestProps {
  result: api.ImportResult;
  /** It belongs to the choice before; the new one is being tested. */
  stale: boolean;
  skipBad: boolean;
}

/** What the import would do, and why not where it would not. */
export function ImportTest({ result, stale, skipBad }: ImportTestProps) {
  const format = useFormat();
  const count = (n: number) => format.quantity(n * 1000);
  return (
    <div className={classes.test} data-stale={stale || undefined} aria-busy={stale}>
      <Section
        title={t('import.testTitle')}
        sentence={t('import.readAs', {
          rows: result.rows,
          encoding: result.encoding,
          separator: separatorWord(result.separator),
        })}
        actions={<Verdict result={result} />}
      >
        <Figures
          figures={[
            { label: t('import.created'), value: count(result.created) },
            { label: t('import.updated'), value: count(result.updated) },
            { label: t('import.unchanged'), value: count(result.unchanged) },
            ...(skipBad ? [{ label: t('import.skipped'), value: count(result.skipped) }] : []),
            {
              label: t('import.problems'),
              value: count(result.problemCount),
              tone: result.problemCount > 0 ? ('bad' as const) : undefined,
            },
          ]}
        />
      </Section>
      {result.notices.length > 0 && <Notices notices={result.notices} />}
      {result.problems.length > 0 && <Problems result={result} />}
      <ColumnMap title={t('import.columns')} columns={result.columns} preview={result.preview} />
      {result.lineColumns.length > 0 && (
        <ColumnMap title={t('import.lineColumns')} columns={result.lineColumns} preview={[]} />
      )}
    </div>
  );
}

function separatorWord(separator: string): string {
  return separator === '\t' ? t('import.tab') : separator;
}

function Verdict({ result }: { result: api.ImportResult }) {
  if (!result.done) return <StatusBadge tone="bad">{t('import.refused')}</StatusBadge>;
  return <StatusBadge tone="good">{t('import.canDo')}</StatusBadge>;
}

/** The file's name without its folders. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

function Notices({ notices }: { notices: readonly string[] }) {
  return (
    <ul className={classes.notices}>
      {notices.map((notice) => (
        <li key={notice}>{notice.replace(/^(.*?): /, (_, path: string) => `${baseName(path)}: `)}</li>
      ))}
    </ul>
  );
}

function Problems({ result }: { result: api.ImportResult }) {
  const columns = useMemo<readonly Column<api.ImportProblem>[]>(
    () => [
      {
        key: 'row',
        title: t('import.place'),
        width: 120,
        strong: true,
        render: (row) => (row.row > 0 ? `${baseName(row.file)}:${row.row}` : baseName(row.file)),
      },
      { key: 'column', title: t('import.column'), width: 96, render: (row) => row.column },
      { key: 'why', title: t('import.why'), grow: 1, width: 320, render: (row) => row.why },
    ],
    [],
  );
  const more = result.problemCount - result.problems.length;
  return (
    <Section
      title={t('import.problems')}
      sentence={more > 0 ? t('import.problemsMore', { count: more }) : t('import.problemsSentence')}
    >
      <DataTable
        id="import-problems"
        inline
        label={t('import.problems')}
        columns={columns}
        rows={result.problems}
        rowKey={(row) => `${row.file}:${row.row}:${row.column}:${row.why}`}
        total={result.problems.length}
        empty={null}
      />
    </Section>
  );
}
