import { useMemo } from 'react';
import { type Format, useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { BarChart } from '../../ui/BarChart';
import { type Figure, Figures } from '../../ui/Figures';
import { cellText, UNKNOWN } from './columns';
import { periodWord } from './period';
import classes from './Reports.module.css';
import type { ReportAnswer } from './rows';

interface SummaryProps {
  report: api.ReportInfo;
  answer: ReportAnswer | undefined;
  onPeriod: (label: string) => void;
}

/** More bars than this say nothing on a screen. */
const MOST_BARS = 190;
const CHART_HEIGHT = 112;

/** The totals as figures, and the chart of a report over time. */
export function ReportSummary({ report, answer, onPeriod }: SummaryProps) {
  const format = useFormat();
  const bars = useMemo(
    () =>
      (answer?.series ?? []).map((point) => ({
        label: periodWord(point.period, format.locale),
        value: point.netMinor,
        text: format.amount(point.netMinor),
        period: point.period,
      })),
    [answer?.series, format],
  );
  return (
    <>
      <div className={classes.figures}>
        <Figures figures={figuresOf(report, answer, format)} />
      </div>
      {!answer && report.parameters.includes('by') && <div className={classes.chart} />}
      {bars.length > 1 && bars.length <= MOST_BARS && (
        <div className={classes.chart}>
          <BarChart
            title={t('reports.netByPeriod')}
            bars={bars}
            height={CHART_HEIGHT}
            onOpen={(bar) => onPeriod(bars.find((each) => each.label === bar.label)?.period ?? '')}
          />
        </div>
      )}
    </>
  );
}

/** What one asks for first. */
const FIRST: readonly string[] = ['net', 'value', 'ordered'];

function figuresOf(report: api.ReportInfo, answer: ReportAnswer | undefined, format: Format): Figure[] {
  const rows = answer && format.quantity(Math.max(0, answer.total) * 1000);
  const totals = report.columns.flatMap((column, at): (Figure & { key: string })[] => {
    const cell = answer?.totals[at];
    if (!column.total) return [];
    const money = column.kind === 'money' && cell?.number != null;
    // What is not known keeps its place: nothing moves once the answer is there.
    const value = answer && (money ? format.amount(cell.number ?? 0) : cellText(column, cell, format) || UNKNOWN);
    return [{ key: column.key, label: column.title, value }];
  });
  const rank = (key: string) => (FIRST.includes(key) ? 0 : 1);
  const sorted = totals.sort((a, b) => rank(a.key) - rank(b.key));
  return [...sorted.map(({ label, value }) => ({ label, value })), { label: t('reports.rows'), value: rows }];
}
