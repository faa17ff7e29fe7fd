import type { api } from '../../backend';

/** What a proposal became: whether it is taken and how much. */
export interface Choice {
  taken: boolean;
  /** null: nothing readable was typed. */
  quantityMilli: number | null;
}

export type Choices = Readonly<Record<number, Choice>>;

/** Everything is taken as proposed unless it was changed; without a supplier nothing can be ordered. */
export function asProposed(row: api.ReorderRow, supplierId: number): Choice {
  return { taken: supplierId > 0, quantityMilli: row.suggestedMilli };
}

export function choiceOf(row: api.ReorderRow, supplierId: number, choices: Choices): Choice {
  return choices[row.productId] ?? asProposed(row, supplierId);
}

/** A proposal that is ticked: without a quantity to order it gets the proposed one again. */
export function tick(row: api.ReorderRow, { quantityMilli }: Choice, taken: boolean): Choice {
  return { taken, quantityMilli: taken ? quantityMilli || row.suggestedMilli : quantityMilli };
}

/** What is ordered of the proposals, by supplier. */
export function chosenLines(groups: readonly api.ReorderGroup[], choices: Choices): api.ReorderLine[] {
  return groups.flatMap((group) =>
    group.rows.flatMap((row) => {
      const { taken, quantityMilli } = choiceOf(row, group.supplierId, choices);
      if (!taken || group.supplierId === 0) return [];
      const { productId } = row;
      const unitCostMinorE4 = row.unitCostMinorE4 ?? null;
      return [{ productId, supplierId: group.supplierId, quantityMilli: quantityMilli ?? 0, unitCostMinorE4 }];
    }),
  );
}

/** The rules that a suggested quantity can come from. */
export type ReorderRule = 'upTo' | 'quantity' | 'point' | 'minimum' | 'multiple';

/** Which rules made the suggestion, in the order in which they worked. */
export function whyOf(row: api.ReorderRow): ReorderRule[] {
  const projected = row.projectedMilli + row.draftedMilli;
  const first = row.reorderUpToMilli > 0 ? 'upTo' : row.reorderQuantityMilli > 0 ? 'quantity' : 'point';
  const needs = {
    upTo: row.reorderUpToMilli - projected,
    quantity: row.reorderQuantityMilli,
    point: row.reorderPointMilli + 1000 - projected,
  };
  const need = Math.max(needs[first], row.minimumOrderMilli, 0);
  const rules: ReorderRule[] = [first];
  if (row.minimumOrderMilli > needs[first]) rules.push('minimum');
  if (row.orderMultipleMilli > 0 && row.suggestedMilli > need) rules.push('multiple');
  return rules;
}

/** A line of the list: the head of a group, or one of its proposals. */
export interface ProposalItem {
  group: api.ReorderGroup;
  /** null is the head. */
  row: api.ReorderRow | null;
  /** Its place in the table of its group, whose titles are the first. */
  place: number;
}

/** The groups as one list of lines. */
export function proposalItems(groups: readonly api.ReorderGroup[]): ProposalItem[] {
  return groups.flatMap((group) => [
    { group, row: null, place: 0 },
    ...group.rows.map((row, at) => ({ group, row, place: at + 2 })),
  ]);
}

/** A line that is drawn: which, and from where to where in the list. */
export interface Drawn {
  at: number;
  start: number;
  end: number;
}

/** A group of which something is drawn. */
export interface Placed {
  group: api.ReorderGroup;
  /** Room for the lines before it that are not drawn, in pixels. */
  before: number;
  /** The place of its head in the list, -1 where it is not drawn. */
  head: number;
  rows: readonly PlacedRow[];
}

/** A proposal that is drawn, with the room for those before it that are not. */
export interface PlacedRow {
  row: api.ReorderRow;
  at: number;
  place: number;
  before: number;
}

/** The lines that are drawn, in ascending order, as the groups that they belong to. */
export function placeGroups(items: readonly ProposalItem[], drawn: readonly Drawn[]): Placed[] {
  const placed: (Placed & { rows: PlacedRow[] })[] = [];
  let end = 0;
  for (const { at, start, end: next } of drawn) {
    const item = items[at];
    if (!item) continue;
    const before = Math.max(0, start - end);
    end = next;
    const { group, row, place } = item;
    const last = placed.at(-1);
    if (last && last.group === group && row) last.rows.push({ row, at, place, before });
    else placed.push({ group, before, head: row ? -1 : at, rows: row ? [{ row, at, place, before: 0 }] : [] });
  }
  return placed;
}
