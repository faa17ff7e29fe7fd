import { useId } from 'react';
import { t } from '../i18n';
import classes from './BarChart.module.css';

export interface Bar {
  label: string;
  value: number;
  /** The value as written. */
  text: string;
  /** What it is compared with, drawn quietly behind it. */
  before?: { value: number; text: string };
}

interface BarChartProps {
  /** What the bars are: "Net sales by month". */
  title: string;
  bars: readonly Bar[];
  height?: number;
  /** What `before` is: "30 days before". */
  compared?: string;
  /** At most so many labels stand beneath the bars. */
  labels?: number;
  onOpen?: (bar: Bar) => void;
}

const LABELS = 12;

/** One quiet series of bars, with its figures as a table for those who do not see it. */
export function BarChart({ title, bars, height = 160, compared, labels = LABELS, onOpen }: BarChartProps) {
  const id = useId();
  const values = bars.flatMap((bar) => [bar.value, bar.before?.value ?? 0]);
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const span = highest - lowest || 1;
  const every = Math.max(1, Math.ceil(bars.length / labels));
  const best = bars.reduce<Bar | undefined>((most, bar) => (most && most.value >= bar.value ? most : bar), undefined);
  const place = (value: number) => ({
    height: `${(Math.abs(value) / span) * 100}%`,
    bottom: `${((Math.min(0, value) - lowest) / span) * 100}%`,
  });
  return (
    <figure className={classes.chart} aria-labelledby={id}>
      <figcaption id={id} className={classes.title}>
        <span>{title}</span>
        {best && best.value > 0 && (
          <span className={`${classes.best} num`}>
            {best.label}: {best.text}
          </span>
        )}
      </figcaption>
      <div className={classes.plot} style={{ height }} aria-hidden="true">
        {bars.map((bar) => {
          const tip = `${bar.label}: ${bar.text}`;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table beneath offers the same as buttons
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div
              key={bar.label}
              className={classes.slot}
              title={bar.before ? `${tip}\n${compared}: ${bar.before.text}` : tip}
              data-opens={onOpen ? true : undefined}
              onClick={onOpen && (() => onOpen(bar))}
            >
              {bar.before && <div className={classes.before} style={place(bar.before.value)} />}
              <div className={classes.bar} style={place(bar.value)} />
            </div>
          );
        })}
        <div className={classes.zero} style={{ bottom: `${(-lowest / span) * 100}%` }} />
      </div>
      <div className={classes.labels} aria-hidden="true">
        {bars.map((bar, at) => (
          <span key={bar.label} data-spare={at % (2 * every) > 0 || undefined}>
            {at % every === 0 ? bar.label : ''}
          </span>
        ))}
      </div>
      <table className={classes.table}>
        <caption>{t('ui.tableOfChart', { chart: title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ui.period')}</th>
            <th scope="col">{title}</th>
            {compared && <th scope="col">{compared}</th>}
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
              {bar.before && <td>{bar.before.text}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
