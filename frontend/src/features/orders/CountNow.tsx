import { Button } from '@mantine/core';
import { useFormat } from '../../app/format';
import { t } from '../../i18n';
import classes from './CountScreen.module.css';
import { type CountLine, type Counts, verdictOf } from './counting';
import { Verdict } from './Verdict';

interface CountNowProps {
  line: CountLine;
  counts: Counts;
  /** A code that is not on this order. */
  unknown: string;
  words: { expected: string; counted: string };
  /** Makes the unknown code one of a product. */
  onLink: () => void;
}

const WHOLE = 100;

/** The line at hand, to be read at arm's length. */
export function CountNow({ line, counts, unknown, words, onLink }: CountNowProps) {
  const format = useFormat();
  const counted = counts[line.id] ?? null;
  const verdict = verdictOf(line, counts);
  const part = line.expectedMilli > 0 ? Math.min(WHOLE, ((counted ?? 0) * WHOLE) / line.expectedMilli) : WHOLE;
  if (unknown) {
    return (
      <div className={classes.now} data-verdict="unknown" role="alert">
        <div className={classes.big}>{unknown}</div>
        <div className={classes.nowLine}>
          <span className={classes.unknown}>{t('orders.notOnOrder')}</span>
          <Button variant="default" onClick={onLink}>
            {t('scan.linkOrCreate')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={classes.now} data-verdict={verdict} aria-live="polite">
      <div className={classes.nowLine}>
        <div className={classes.big} title={line.name}>
          {line.name}
        </div>
        <div className={`${classes.big} ${classes.figure} num`}>
          {counted === null ? '–' : format.quantity(counted, undefined, line.decimals)}
          <span className="quiet"> / {format.quantity(line.expectedMilli, line.unit, line.decimals)}</span>
        </div>
      </div>
      <div className={classes.track}>
        <span style={{ width: `${part}%` }} />
      </div>
      <div className={classes.nowLine}>
        <span className="quiet">{[line.sku, line.hint].filter(Boolean).join(' · ')}</span>
        {verdict === 'none' ? (
          <span className="quiet">{t('orders.countOf', { counted: words.counted, expected: words.expected })}</span>
        ) : (
          <Verdict line={line} counts={counts} />
        )}
      </div>
    </div>
  );
}
