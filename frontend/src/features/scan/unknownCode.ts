/** A code that no product has, and what follows once one has it. */
export interface UnknownCode {
  code: string;
  then: (productId: number) => void;
}

let show: ((unknown: UnknownCode) => void) | undefined;

/** The dialog that asks; it stands in the shell. */
export function showUnknownCodes(by: (unknown: UnknownCode) => void): () => void {
  show = by;
  return () => {
    show = undefined;
  };
}

/** Offers to give the code to a product, or to make one with it. */
export function offerCode(code: string, then: (productId: number) => void): void {
  show?.({ code, then });
}

const GTIN_LENGTHS: ReadonlySet<number> = new Set([8, 12, 13, 14]);

/** Whether the code is the user's own: no EAN, UPC or GTIN whose check digit is right (GS1 General Specifications). */
export function isOwnCode(code: string): boolean {
  if (!/^\d+$/.test(code) || !GTIN_LENGTHS.has(code.length)) return true;
  const digits = [...code].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => total + (at % 2 === 1 ? digit * 3 : digit), 0);
  return sum % 10 !== 0;
}
