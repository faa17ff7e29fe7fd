import type { api } from '../../backend';

/** What a proposal became: whether it is taken and how much. */
export interface Choice {
  taken: boolean;
  /** null: nothing readable was typed. */
  quantityMilli: number | null;
}

export type Choices = Readonly<Record<number, Choice>>;

/** Everything is taken as proposed unless it was changed; without a supplier nothing can be ordered. */
export function choiceOf(row: api.ReorderRow, supplierId: number, choices: Choices): Choice {
  return choices[row.productId] ?? { taken: supplierId > 0, quantityMilli: row.suggestedMilli };
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
