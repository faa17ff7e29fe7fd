/** One line of an order on the receive or ship screen. */
export interface CountLine {
  id: number;
  productId: number;
  sku: string;
  name: string;
  unit: string;
  decimals: number;
  /** Still to come, or to be shipped. */
  expectedMilli: number;
  /** Quiet words beside the name. */
  hint?: string;
}

/** What was counted, by line; null is not counted yet. */
export type Counts = Readonly<Record<number, number | null>>;

export type Verdict = 'none' | 'short' | 'right' | 'over';

export function verdictOf(line: CountLine, counts: Counts): Verdict {
  const counted = counts[line.id] ?? null;
  if (counted === null) return 'none';
  if (counted === line.expectedMilli) return 'right';
  return counted < line.expectedMilli ? 'short' : 'over';
}

/** The lines that something was counted of, as commands take them. */
export function countedLines(lines: readonly CountLine[], counts: Counts) {
  return lines
    .map((line) => ({ orderLineId: line.id, quantityMilli: counts[line.id] ?? 0 }))
    .filter((line) => line.quantityMilli > 0);
}

/** The line that a product's code means: one that still misses something, else its first. */
export function lineOfProduct(lines: readonly CountLine[], counts: Counts, productId: number): CountLine | undefined {
  const own = lines.filter((line) => line.productId === productId);
  return own.find((line) => (counts[line.id] ?? 0) < line.expectedMilli) ?? own[0];
}

/** The next line without a count after this one, from the top again; undefined when all are counted. */
export function nextUncounted(lines: readonly CountLine[], counts: Counts, after: number): CountLine | undefined {
  const at = lines.findIndex((line) => line.id === after);
  const round = [...lines.slice(at + 1), ...lines.slice(0, at + 1)];
  return round.find((line) => line.id !== after && (counts[line.id] ?? null) === null);
}

/** Everything that is expected, counted. */
export function allExpected(lines: readonly CountLine[]): Counts {
  return Object.fromEntries(lines.map((line) => [line.id, line.expectedMilli]));
}
