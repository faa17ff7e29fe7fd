import { toFault } from './fault';

/**
 * Calls one generated function of the backend. Every rejection is a BackendFault.
 *
 *     const page = await invoke(Catalog.Products, { text, sort });
 */
export async function invoke<Request, Answer>(
  call: (request: Request) => Promise<Answer>,
  request: NoInfer<Request>,
): Promise<Answer> {
  try {
    return await call(request);
  } catch (reason) {
    throw toFault(reason);
  }
}

/** A new id for one command. Keep it until the command succeeded, so that a repetition does nothing twice. */
export function requestId(): string {
  return crypto.randomUUID();
}
