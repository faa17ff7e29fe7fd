import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { api } from '../../backend';
import { usePrinting } from '../../ui/usePrinting';
import classes from './Reorder.module.css';
import { ReorderGroup, ReorderTitles, ReorderWidths } from './ReorderGroup';
import { type Choices, type Placed, type ProposalItem, placeGroups, proposalItems } from './reorder';

/** What a group's head and a proposal take, in pixels, until they are measured. */
const HEAD_HEIGHT = 36;
const ROW_HEIGHT = 45;
const OVERSCAN = 4;

interface ListProps {
  groups: readonly api.ReorderGroup[];
  choices: Choices;
  onChoose: (changed: Choices) => void;
}

/** The proposals by supplier. Thousands can be low at once: only those near what is seen are drawn. */
export function ReorderList({ groups, choices, onChoose }: ListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const items = useMemo(() => proposalItems(groups), [groups]);
  const above = useAbove(frame);
  const [focused, setFocused] = useState<number | null>(null);
  const kept = items.flatMap((item, at) => {
    // The line with the focus stays, and those that Tab leads to from there.
    if (idOf(item) === focused) return [at - 1, at, at + 1].filter((each) => items[each]);
    // What was typed and cannot be read stays to be seen: nothing is ordered before it is mended.
    return item.row && choices[item.row.productId]?.quantityMilli === null ? [at] : [];
  });
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollerOf(frame.current),
    estimateSize: (at) => (items[at]?.row ? ROW_HEIGHT : HEAD_HEIGHT),
    getItemKey: (at) => (items[at] ? idOf(items[at]) : at),
    scrollMargin: above,
    overscan: usePrinting() ? items.length : OVERSCAN,
    rangeExtractor: (range: Range) => [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b),
  });
  const drawn = virtual.getVirtualItems();
  const placed = placeGroups(
    items,
    drawn.map(({ index, start, end }) => ({ at: index, start: start - above, end: end - above })),
  );
  return (
    <div className={classes.frame}>
      {/* Every group's table says its titles to those who hear it; to the eye they stand here once. */}
      <table className={`${classes.table} ${classes.titles}`} aria-hidden>
        <ReorderWidths />
        <thead>
          <ReorderTitles />
        </thead>
      </table>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only sees which of its fields has the focus */}
      <div
        ref={frame}
        style={{ minHeight: virtual.getTotalSize() }}
        onFocus={({ target }) => {
          const item = items[Number(target.closest<HTMLElement>('[data-index]')?.dataset.index)];
          setFocused(item ? idOf(item) : null);
        }}
        onBlur={() => setFocused(null)}
      >
        {placed.map((group: Placed) => (
          <ReorderGroup
            key={group.group.supplierId}
            placed={group}
            choices={choices}
            onChoose={onChoose}
            measure={virtual.measureElement}
          />
        ))}
      </div>
    </div>
  );
}

/** A number of its own: a proposal's is that of its product, a head's is below 0. */
function idOf({ group, row }: ProposalItem): number {
  return row?.productId ?? -1 - group.supplierId;
}

function scrollerOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>('[data-layout="scroll"]') ?? null;
}

/** How far down in what scrolls an element begins. */
function useAbove(element: React.RefObject<HTMLElement | null>): number {
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const scroller = scrollerOf(element.current);
    if (!element.current || !scroller) return;
    const { top } = element.current.getBoundingClientRect();
    setAbove(Math.round(top - scroller.getBoundingClientRect().top + scroller.scrollTop));
  });
  return above;
}
