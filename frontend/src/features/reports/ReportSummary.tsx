import { useMemo } from 'react';
import { type Format, useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import { BarChart } from '../../ui/BarChart';
import { type Figure, Figures } from '../../ui/Figures';
import { cellText, UNKNOWN } from './columns';
import { type Door, doorOfPeriod, doorOfTotal } from './doors';
import { periodWord } from './period';
import classes from './Reports.module.css';
import type { ReportAnswer } from './rows';

interface SummaryProps {
  report: api.ReportInfo;
  answer: ReportAnswer | undefined;
  /** The parameters as the address has them. */
  filters: Readonly<Record<string, string | undefined>>;
  onOpen: (door: Door) => void;
}

/** More bars than this say nothing on a screen. */
const MOST_BARS = 190;
const CHART_HEIGHT = 112;

/** The totals as figures, and the chart of a report over time. */
export function ReportSummary(props: SummaryProps) {
  const { report, answer, filters, onOpen } = props;
  const format = useFormat();
  const figures = figuresOf(props, format);
  const openPeriod = (label: string) => {
    const door = doorOfPeriod(bars.find((each) => each.label === label)?.period ?? '', filters);
    if (door) onOpen(door);
  };
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
      {figures.length > 0 && (
        <div className={classes.figures}>
          <Figures figures={figures} />
        </div>
      )}
      {!answer && report.parameters.includes('by') && <div className={classes.chart} />}
      {bars.length > 1 && bars.length <= MOST_BARS && (
        <div className={classes.chart}>
          <BarChart
            title={t('reports.netByPeriod')}
            bars={bars}
            height={CHART_HEIGHT}
            onOpen={(bar) => openPeriod(bar.label)}
          />
        </div>
      )}
    </>
  );
}

/** What one asks for first. */
const FIRST: readonly string[] = ['net', 'value', 'ordered'];

function figuresOf({ report, answer, filters, onOpen }: SummaryProps, format: Format): Figure[] {
  const totals = report.columns.flatMap((column, at): (Figure & { key: string })[] => {
    const cell = answer?.totals[at];
    if (!column.total) return [];
    const amount = column.kind === 'money';
    // What is not known keeps its place: nothing moves once the answer is there.
    const known = amount && cell?.number != null ? format.amount(cell.number) : cellText(column, cell, format);
    const door = doorOfTotal(report.name, column.key, filters);
    return [
      {
        key: column.key,
        label: column.title,
        value: answer && (known || UNKNOWN),
        wide: amount,
        onClick: door && cell?.number ? () => onOpen(door) : undefined,
      },
    ];
  });
  const rank = (key: string) => (FIRST.includes(key) ? 0 : 1);
  return totals.sort((a, b) => rank(a.key) - rank(b.key)).map(({ key: _, ...figure }) => figure);
}
