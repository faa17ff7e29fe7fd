import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { t } from '../../i18n';
import classes from './LineGrid.module.css';
import { LineRow } from './LineRow';
import { blankLine, type DraftLine, isBlank, type ProductOption } from './lines';

export interface LineGridProps {
  lines: readonly DraftLine[];
  onLines: (change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => void;
  loadProducts: (text: string) => Promise<readonly ProductOption[]>;
  /** "Unit cost" or "Price". */
  priceLabel: string;
  /** What is wrong, by `<line key>.<member>`. */
  errors: Readonly<Record<string, string>>;
  /** More than is available is said to be short. */
  takesStock?: boolean;
  autoFocus?: boolean;
}

const COLUMNS = 4;

function cell(table: HTMLElement | null, row: number, column: number): HTMLInputElement | null {
  return table?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`) ?? null;
}

function placeOf(target: EventTarget): { row: number; column: number } | null {
  const text = target instanceof HTMLElement ? target.dataset.cell : undefined;
  if (!text) return null;
  const [row, column] = text.split(':').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}

/**
 * The lines of an order, typed into like a spreadsheet: Tab goes on and adds a line after the last one,
 * Enter and the arrows go down and up, Ctrl+Delete removes the line.
 */
export function LineGrid({ lines, onLines, loadProducts, priceLabel, errors, takesStock, autoFocus }: LineGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const wanted = useRef<[number, number] | null>(autoFocus ? [0, 0] : null);
  const at = useRef<[number, number] | null>(null);

  // Saving gives new lines their ids and so new rows: the focus stays in its cell.
  const keys = lines.map((line) => line.key).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other rows can lose or want the focus
  useLayoutEffect(() => {
    const lost = document.activeElement === document.body ? at.current : null;
    const place = wanted.current ?? lost;
    wanted.current = null;
    if (place) cell(table.current, place[0], place[1])?.focus();
  }, [keys]);
  useEffect(() => {
    if (Object.keys(errors).length > 0) table.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  const add = (row: number) => {
    wanted.current = [row, 0];
    onLines((before) => [...before, blankLine()]);
  };
  const change = useCallback(
    (key: string, patch: Partial<DraftLine>) =>
      onLines((before) => before.map((line) => (line.key === key ? { ...line, ...patch } : line))),
    [onLines],
  );
  const remove = useCallback(
    (key: string) => {
      onLines((before) => {
        const rest = before.filter((line) => line.key !== key);
        const row = Math.min(
          before.findIndex((line) => line.key === key),
          Math.max(0, rest.length - 1),
        );
        wanted.current = [row, 0];
        return rest.length > 0 ? rest : [blankLine()];
      });
    },
    [onLines],
  );
  const picked = useCallback((row: number) => {
    requestAnimationFrame(() => cell(table.current, row, 1)?.focus());
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    const line = place && lines[place.row];
    if (!place || !line || event.defaultPrevented) return;
    const last = place.row === lines.length - 1;
    const command = event.ctrlKey || event.metaKey;
    const move = (row: number) => {
      event.preventDefault();
      cell(table.current, row, place.column)?.focus();
    };
    if (event.key === 'Delete' && command) {
      event.preventDefault();
      remove(line.key);
    } else if (command || event.altKey) return;
    else if (event.key === 'Tab' && !event.shiftKey && last && place.column === COLUMNS - 1 && !isBlank(line)) {
      event.preventDefault();
      add(lines.length);
    } else if (event.key === 'Enter' && last && !isBlank(line)) {
      event.preventDefault();
      add(lines.length);
    } else if (event.key === 'Enter' || (event.key === 'ArrowDown' && place.column > 0)) move(place.row + 1);
    else if (event.key === 'ArrowUp' && place.column > 0) move(place.row - 1);
  };
  return (
    <div className={classes.frame}>
      <table
        ref={table}
        className={classes.grid}
        aria-label={t('orders.lines')}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const place = placeOf(event.target);
          if (place) at.current = [place.row, place.column];
        }}
      >
        <Head priceLabel={priceLabel} />
        <tbody>
          {lines.map((line, row) => (
            <LineRow
              key={line.key}
              row={row}
              line={line}
              loadProducts={loadProducts}
              priceLabel={priceLabel}
              errors={errors}
              takesStock={takesStock}
              onChange={change}
              onRemove={remove}
              onPicked={picked}
            />
          ))}
        </tbody>
      </table>
      <div className={classes.foot}>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => add(lines.length)}
          title={t('orders.gridHint')}
        >
          {t('orders.addLine')}
        </Button>
        <span className={classes.hint}>{t('orders.gridHint')}</span>
      </div>
    </div>
  );
}

function Head({ priceLabel }: { priceLabel: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{t('orders.product')}</th>
        <th scope="col" className={classes.right}>
          {t('orders.available')}
        </th>
        <th scope="col" className={classes.right}>
          {t('orders.quantity')}
        </th>
        <th scope="col" className={classes.right}>
          {priceLabel}
        </th>
        <th scope="col" className={classes.right}>
          {t('orders.discount')}
        </th>
        <th scope="col" className={classes.right}>
          {t('orders.net')}
        </th>
        <td />
      </tr>
    </thead>
  );
}
