import type { KeyboardEvent } from 'react';
import { useFormat } from '../../app/format';
import { t } from '../../i18n';
import { QuantityInput } from '../../ui/NumberInputs';
import classes from './CountScreen.module.css';
import type { CountLine, Counts } from './counting';
import { Verdict } from './Verdict';

interface CountRowProps {
  line: CountLine;
  counts: Counts;
  label: string;
  current: boolean;
  error: string | undefined;
  onFocus: () => void;
  onCount: (milli: number | null) => void;
  onNext: () => void;
  onMove: (by: 1 | -1) => void;
}

export function CountRow(props: CountRowProps) {
  const { line, counts, label, current, error, onFocus, onCount, onNext, onMove } = props;
  const format = useFormat();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') onNext();
    else if (event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'ArrowUp') onMove(-1);
    else return;
    event.preventDefault();
  };
  return (
    <tr data-current={current || undefined}>
      <td>
        <div className={classes.name}>{line.name}</div>
        <div className={classes.sub}>{[line.sku, current ? '' : line.hint].filter(Boolean).join(' · ')}</div>
      </td>
      <td className={`${classes.right} num`}>{format.quantity(line.expectedMilli, line.unit, line.decimals)}</td>
      <td className={classes.count}>
        <QuantityInput
          aria-label={t('orders.countOfProduct', { label, product: line.name })}
          data-line={line.id}
          decimals={line.decimals}
          error={error}
          value={counts[line.id] ?? null}
          onChange={onCount}
          onFocusCapture={onFocus}
          onKeyDown={onKeyDown}
        />
      </td>
      <td className={classes.word}>
        {/* Of the line at hand it stands above, large. */}
        {!current && <Verdict line={line} counts={counts} />}
      </td>
    </tr>
  );
}
