import type { api } from '../../backend';
import type { PickOption } from '../../ui/ComboPicker';
import { isOwnCode } from '../scan/unknownCode';

/** A supplier's row in the form. */
export interface SupplierDraft {
  /** Only for the page, to tell rows apart. */
  key: string;
  supplier: PickOption | null;
  code: string;
  costMinorE4: number | null;
  minimumOrderMilli: number | null;
  leadTimeDays: number | null;
}

export interface BarcodeDraft {
  key: string;
  code: string;
  own: boolean;
}

/** What the product form holds. */
export interface ProductDraft {
  sku: string;
  name: string;
  description: string;
  pack: string;
  notes: string;
  categoryId: PickOption | null;
  unitId: string | null;
  priceMinorE4: number | null;
  reorderPointMilli: number | null;
  reorderUpToMilli: number | null;
  reorderQuantityMilli: number | null;
  orderMultipleMilli: number | null;
  allowNegative: boolean;
  barcodes: readonly BarcodeDraft[];
  suppliers: readonly SupplierDraft[];
  /** The key of the default supplier's row. */
  defaultSupplier: string;
}

let keys = 0;

/** A key for a row of the form. */
export function rowKey(): string {
  keys += 1;
  return `row-${keys}`;
}

export function blankSupplier(): SupplierDraft {
  return { key: rowKey(), supplier: null, code: '', costMinorE4: null, minimumOrderMilli: null, leadTimeDays: null };
}

export function blankBarcode(): BarcodeDraft {
  return { key: rowKey(), code: '', own: false };
}

/** A code that was scanned. */
export function scannedBarcode(code: string): BarcodeDraft {
  return { key: rowKey(), code, own: isOwnCode(code) };
}

/** A new product; category and unit stay from the one before. */
export function newProduct(sku: string, before?: ProductDraft): ProductDraft {
  return {
    sku,
    name: '',
    description: '',
    pack: '',
    notes: '',
    categoryId: before?.categoryId ?? null,
    unitId: before?.unitId ?? null,
    priceMinorE4: null,
    reorderPointMilli: null,
    reorderUpToMilli: null,
    reorderQuantityMilli: null,
    orderMultipleMilli: null,
    allowNegative: false,
    barcodes: [],
    suppliers: [],
    defaultSupplier: '',
  };
}

const orNull = (milli: number) => milli || null;

/** A saved product as the form edits it. */
export function draftOf(product: api.Product): ProductDraft {
  const suppliers = product.suppliers.map((each) => ({
    key: rowKey(),
    supplier: { id: String(each.supplierId), label: each.name },
    code: each.code,
    costMinorE4: each.costMinorE4 ?? null,
    minimumOrderMilli: orNull(each.minimumOrderMilli),
    leadTimeDays: each.leadTimeDays ?? null,
  }));
  const chosen = suppliers.find((each) => Number(each.supplier.id) === product.supplierId);
  const { categoryId, categoryPath } = product;
  return {
    sku: product.sku,
    name: product.name,
    description: product.description,
    pack: product.pack,
    notes: product.notes,
    categoryId: !categoryId
      ? null
      : { id: String(categoryId), label: categoryPath.at(-1) ?? '', detail: categoryPath.slice(0, -1).join(' / ') },
    unitId: String(product.unitId),
    priceMinorE4: product.priceMinorE4,
    reorderPointMilli: orNull(product.reorderPointMilli),
    reorderUpToMilli: orNull(product.reorderUpToMilli),
    reorderQuantityMilli: orNull(product.reorderQuantityMilli),
    orderMultipleMilli: orNull(product.orderMultipleMilli),
    allowNegative: product.allowNegative,
    barcodes: product.barcodes.map((each) => ({ key: rowKey(), ...each })),
    suppliers,
    defaultSupplier: chosen?.key ?? '',
  };
}

/** What is sent. Rows keep their places, so that a fault finds its field. */
export function inputOf(draft: ProductDraft): api.ProductInput {
  const chosen = draft.suppliers.find((each) => each.key === draft.defaultSupplier) ?? draft.suppliers[0];
  return {
    sku: draft.sku,
    name: draft.name,
    description: draft.description,
    pack: draft.pack,
    notes: draft.notes,
    categoryId: draft.categoryId && Number(draft.categoryId.id),
    unitId: Number(draft.unitId ?? 0),
    supplierId: chosen?.supplier ? Number(chosen.supplier.id) : null,
    priceMinorE4: draft.priceMinorE4 ?? 0,
    reorderPointMilli: draft.reorderPointMilli ?? 0,
    reorderUpToMilli: draft.reorderUpToMilli ?? 0,
    reorderQuantityMilli: draft.reorderQuantityMilli ?? 0,
    orderMultipleMilli: draft.orderMultipleMilli ?? 0,
    allowNegative: draft.allowNegative,
    barcodes: draft.barcodes.map(({ code, own }) => ({ code, own })),
    suppliers: draft.suppliers.map((each) => ({
      supplierId: Number(each.supplier?.id ?? 0),
      name: '',
      code: each.code,
      costMinorE4: each.costMinorE4 ?? null,
      minimumOrderMilli: each.minimumOrderMilli ?? 0,
      leadTimeDays: each.leadTimeDays ?? null,
    })),
  };
}
