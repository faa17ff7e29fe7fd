import { type FaultCode, faultMessages } from './faults.gen';

/** A rejection of the backend: a stable code, the field it concerns and the parameters of its message. */
export class BackendFault extends Error {
  readonly code: string;
  /** The JSON path of the request's member, such as `name` or `lines.2.quantityMilli`; empty when none. */
  readonly field: string;
  readonly params: Readonly<Record<string, unknown>>;

  constructor(code: string, field: string, params: Record<string, unknown>, message: string) {
    super(message);
    this.name = 'BackendFault';
    this.code = code;
    this.field = field;
    this.params = params;
  }
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Turns whatever a call rejected with into a BackendFault; anything unreadable becomes code `internal`. */
export function toFault(reason: unknown): BackendFault {
  if (reason instanceof BackendFault) return reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  try {
    const parsed = record(JSON.parse(message));
    if (parsed && text(parsed.code)) {
      return new BackendFault(text(parsed.code), text(parsed.field), record(parsed.params) ?? {}, text(parsed.message));
    }
  } catch {
    // Not ours: Wails rejects bad arguments as plain text.
  }
  return new BackendFault('internal', '', {}, message);
}

/** The fault with its field as the form under the request's member `prefix` knows it: `product.sku` is `sku`. */
export function faultWithin(reason: unknown, prefix: string): BackendFault {
  const fault = toFault(reason);
  if (!fault.field.startsWith(`${prefix}.`)) return fault;
  return new BackendFault(fault.code, fault.field.slice(prefix.length + 1), { ...fault.params }, fault.message);
}

function isKnown(code: string): code is FaultCode {
  return Object.hasOwn(faultMessages, code);
}

/**
 * The sentence to show for a failure, in the user's language where the catalogue
 * has one; otherwise what the backend said.
 */
export function faultMessage(reason: unknown): string {
  const fault = toFault(reason);
  const template = isKnown(fault.code) ? faultMessages[fault.code] : fault.message;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = fault.params[name];
    return value === undefined || value === null ? '' : String(value);
  });
}
