import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { fakeBackend, rejectWith } from '../test/fakeBackend';
import { invalidate, onChanged } from './events';
import { BackendFault, faultMessage, toFault } from './fault';
import { invoke, requestId } from './invoke';

describe('invoke', () => {
  it('passes request and answer through', async () => {
    expect(await invoke(async (n: number) => n + 1, 1)).toBe(2);
  });

  it('turns a rejection of Go into a fault with field and parameters', async () => {
    const refuse = async () => rejectWith('stock.insufficient', 'lines.0.quantityMilli', { available: '3' }, 'short');
    const failure = await invoke(refuse, undefined).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(BackendFault);
    expect(failure).toMatchObject({
      code: 'stock.insufficient',
      field: 'lines.0.quantityMilli',
      params: { available: '3' },
    });
  });

  it.each(['plain text', '{"broken"', '[1]', 'null', '{"field":"x"}'])('takes %j as an internal failure', (message) => {
    expect(toFault(new Error(message))).toMatchObject({ code: 'internal', field: '', message });
  });

  it('gives every command an id of its own', () => {
    expect(requestId()).not.toBe(requestId());
  });
});

describe('faultMessage', () => {
  it('fills the catalogue’s sentence', () => {
    expect(faultMessage(new BackendFault('api.internal', '', { reference: 'A1B2' }, 'x'))).toContain('reference A1B2');
  });

  it('says what Go said for a code it does not know', () => {
    const fault = new BackendFault('future.code', '', { product: 'Chang' }, 'There is no {product}.');
    expect(faultMessage(fault)).toBe('There is no Chang.');
  });
});

it('makes stale what a change touched and what reads across, nothing else', () => {
  const backend = fakeBackend({});
  const client = new QueryClient();
  for (const key of ['stock', 'sales', 'reports']) client.setQueryData([key, 'x'], 1);
  const stop = onChanged((topics) => invalidate(client, topics));
  backend.emit('changed', ['stock']);
  const stale = (key: string) => client.getQueryState([key, 'x'])?.isInvalidated;
  expect([stale('stock'), stale('sales'), stale('reports')]).toEqual([true, false, true]);
  stop();
});
