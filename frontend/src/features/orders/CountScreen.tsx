import { Button, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { readScan, type Scan, useScans } from '../../app/scan';
import { useShortcuts } from '../../app/shortcuts';
import { Catalog, invoke, toFault } from '../../backend';
import { t } from '../../i18n';
import { toastFault } from '../../ui/toast';
import { offerCode } from '../scan/unknownCode';
import { CountNow } from './CountNow';
import { CountRow } from './CountRow';
import classes from './CountScreen.module.css';
import { type CountLine, type Counts, lineOfProduct, nextUncounted, verdictOf } from './counting';
import { play } from './sound';

export interface CountScreenProps {
  label: string;
  lines: readonly CountLine[];
  counts: Counts;
  onCounts: (counts: Counts) => void;
  words: { expected: string; counted: string; all: string };
  /** What the button `all` enters. */
  all: Counts;
  /** Failures by line. */
  errors: Readonly<Record<number, string>>;
  /** Every scan counts one; otherwise it only goes to the line. */
  scanAdds?: boolean;
  onPost: () => void;
}

const ONE = 1000;

/** Counting against what is expected, by scanner or keyboard: the line at hand is large, the rest beneath. */
export function CountScreen(props: CountScreenProps) {
  const { lines, counts, onCounts, words, errors } = props;
  const frame = useRef<HTMLDivElement>(null);
  const scanField = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState(lines[0]?.id ?? 0);
  const [unknown, setUnknown] = useState('');
  // New fields forget what a scanner typed into them.
  const [round, setRound] = useState(0);
  const goal = useRef<number | null>(lines[0]?.id ?? null);

  useEffect(() => {
    if (goal.current === null) return;
    const input = frame.current?.querySelector<HTMLInputElement>(`[data-line="${goal.current}"]`);
    goal.current = null;
    input?.focus();
    input?.select();
  });
  const goTo = (line: CountLine) => {
    goal.current = line.id;
    setAt(line.id);
    setUnknown('');
  };
  const arrived = (line: CountLine, next: Counts) => {
    goTo(line);
    onCounts(next);
    play(verdictOf(line, next) === 'over' ? 'over' : 'right');
  };
  const scan = async ({ code, times }: Scan) => {
    setRound((now) => now + 1);
    const line = await lineOf(code, lines, counts);
    if (!line) {
      setUnknown(code);
      play('unknown');
      scanField.current?.focus();
      return;
    }
    const counted = (counts[line.id] ?? 0) + times * ONE;
    arrived(line, props.scanAdds || times > 1 ? { ...counts, [line.id]: counted } : counts);
  };
  useScans((scanned) => void scan(scanned));
  const takeAll = () => onCounts(props.all);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && event.code === 'KeyA') {
      event.preventDefault();
      takeAll();
    }
  };
  useShortcuts([
    { keys: 'mod+Enter', label: t('orders.post'), run: props.onPost },
    { keys: '/', label: t('orders.scanKey'), run: () => scanField.current?.select() },
  ]);
  const next = (line: CountLine) => {
    const to = nextUncounted(lines, counts, line.id) ?? lines[(lines.indexOf(line) + 1) % lines.length];
    if (to) goTo(to);
    setRound((now) => now + (to ? 0 : 1));
    const verdict = verdictOf(line, counts);
    if (verdict !== 'none') play(verdict === 'over' ? 'over' : 'right');
  };
  const current = lines.find((line) => line.id === at) ?? lines[0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that works in every field
    <div ref={frame} className={classes.screen} onKeyDown={onKeyDown}>
      {current && (
        <CountNow
          line={current}
          counts={counts}
          unknown={unknown}
          words={words}
          onLink={() => offerCode(unknown, () => void scan({ code: unknown, times: 1 }))}
        />
      )}
      <div className={classes.tools}>
        <ScanField input={scanField} onScan={(text) => void scan(readScan(text))} />
        <Button variant="default" onClick={takeAll} rightSection={<kbd aria-hidden>Alt+A</kbd>}>
          {words.all}
        </Button>
      </div>
      <table className={classes.rows} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{t('orders.product')}</th>
            <th scope="col" className={classes.right}>
              {words.expected}
            </th>
            <th scope="col" className={classes.right}>
              {words.counted}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <CountRow
              key={`${line.id}-${round}`}
              line={line}
              counts={counts}
              label={words.counted}
              current={line.id === at}
              error={errors[line.id]}
              onFocus={() => setAt(line.id)}
              onCount={(milli) => onCounts({ ...counts, [line.id]: milli })}
              onNext={() => next(line)}
              onMove={(by) => {
                const to = lines[lines.indexOf(line) + by];
                if (to) goTo(to);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The line that a code means: its SKU, or a code of its product; undefined when it is not on this order. */
async function lineOf(code: string, lines: readonly CountLine[], counts: Counts): Promise<CountLine | undefined> {
  const bySku = lines.find((line) => line.sku.toLowerCase() === code.toLowerCase());
  if (bySku) return lineOfProduct(lines, counts, bySku.productId);
  try {
    const product = await invoke(Catalog.Scan, { code });
    return lineOfProduct(lines, counts, product.id);
  } catch (reason) {
    if (toFault(reason).code !== 'catalog.code_unknown') toastFault(reason);
    return undefined;
  }
}

interface ScanFieldProps {
  input: React.RefObject<HTMLInputElement | null>;
  onScan: (code: string) => void;
}

function ScanField({ input, onScan }: ScanFieldProps) {
  const [code, setCode] = useState('');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && code) {
      // The first Esc empties the field, the next leaves it.
      event.preventDefault();
      setCode('');
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !code.trim()) return;
    event.preventDefault();
    onScan(code.trim());
    setCode('');
  };
  return (
    <TextInput
      ref={input}
      data-scan-field
      className={classes.scan}
      aria-label={t('orders.scan')}
      placeholder={t('orders.scan')}
      leftSection={<IconBarcode size={16} stroke={1.5} />}
      rightSection={<kbd aria-hidden>/</kbd>}
      autoComplete="off"
      value={code}
      onChange={(event) => setCode(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
