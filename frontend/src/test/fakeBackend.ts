import { vi } from 'vitest';

type Method = (request: never) => unknown;
type Services = Record<string, Record<string, Method>>;

interface FakeBackend {
  /** Every call so far: `['Catalog.Products', request]`. */
  calls: [string, unknown][];
  /** Sends an event as Go does after a command. */
  emit(event: string, ...data: unknown[]): void;
}

/** Throws what Go's ErrorFormatter makes of a fault. */
export function rejectWith(code: string, field = '', params: Record<string, unknown> = {}, message = code): never {
  throw new Error(JSON.stringify({ code, field, params, message }));
}

/**
 * Stands in for Go: `window.go.api.<Service>.<Method>` answers what the test gives. A method that was not
 * given rejects with its name.
 */
export function fakeBackend(services: Services): FakeBackend {
  const calls: [string, unknown][] = [];
  const listeners = new Map<string, Set<(...data: unknown[]) => void>>();
  const method = (service: string, name: string) => async (request: never) => {
    calls.push([`${service}.${name}`, request]);
    const answer = services[service]?.[name];
    if (!answer) throw new Error(`fakeBackend: ${service}.${name} was called but not given`);
    return answer(request);
  };
  const service = (name: string) => new Proxy({}, { get: (_, key) => method(name, String(key)) });
  vi.stubGlobal('go', { api: new Proxy({}, { get: (_, key) => service(String(key)) }) });
  vi.stubGlobal('runtime', {
    EventsOnMultiple: (event: string, callback: (...data: unknown[]) => void) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(callback));
      return () => void set.delete(callback);
    },
  });
  return {
    calls,
    emit: (event, ...data) => {
      for (const callback of listeners.get(event) ?? []) callback(...data);
    },
  };
}
