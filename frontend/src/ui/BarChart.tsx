import { useId } from 'react';
import { t } from '../i18n';
import classes from './BarChart.module.css';

export interface Bar {
  label: string;
  value: number;
  /** The value as written. */
  text: string;
}

interface BarChartProps {
  /** What the bars are: "Net sales by month". */
  title: string;
  bars: readonly Bar[];
  height?: number;
  onOpen?: (bar: Bar) => void;
}

const LABELS = 12;

/** One quiet series of bars, with its figures as a table for those who do not see it. */
export function BarChart({ title, bars, height = 160, onOpen }: BarChartProps) {
  const id = useId();
  const highest = Math.max(0, ...bars.map((bar) => bar.value));
  const lowest = Math.min(0, ...bars.map((bar) => bar.value));
  const span = highest - lowest || 1;
  const every = Math.max(1, Math.ceil(bars.length / LABELS));
  const best = bars.find((bar) => bar.value === highest);
  return (
    <figure className={classes.chart} aria-labelledby={id}>
      <figcaption id={id} className={classes.title}>
        <span>{title}</span>
        {best && highest > 0 && (
          <span className={`${classes.best} num`}>
            {best.label}: {best.text}
          </span>
        )}
      </figcaption>
      <div className={classes.plot} style={{ height }} aria-hidden="true">
        {bars.map((bar) => {
          const size = (Math.abs(bar.value) / span) * 100;
          const bottom = ((Math.min(0, bar.value) - lowest) / span) * 100;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table beneath offers the same as buttons
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div
              key={bar.label}
              className={classes.slot}
              title={`${bar.label}: ${bar.text}`}
              data-opens={onOpen ? true : undefined}
              onClick={onOpen && (() => onOpen(bar))}
            >
              <div className={classes.bar} style={{ height: `${size}%`, bottom: `${bottom}%` }} />
            </div>
          );
        })}
        <div className={classes.zero} style={{ bottom: `${(-lowest / span) * 100}%` }} />
      </div>
      <div className={classes.labels} aria-hidden="true">
        {bars.map((bar, at) => (
          <span key={bar.label}>{at % every === 0 ? bar.label : ''}</span>
        ))}
      </div>
      <table className={classes.table}>
        <caption>{t('ui.tableOfChart', { chart: title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ui.period')}</th>
            <th scope="col">{title}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">{bar.label}</th>
              <td>
                {onOpen ? (
                  <button type="button" onClick={() => onOpen(bar)}>
                    {bar.text}
                  </button>
                ) : (
                  bar.text
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
