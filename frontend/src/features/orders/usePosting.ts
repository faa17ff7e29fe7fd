import { useNavigate, useRouter } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type BackendFault, faultMessage, toFault } from '../../backend';
import { type CountLine, type Counts, countedLines } from './counting';
import { unreadableField } from './unreadable';
import { useRequestIds } from './useOrderDraft';

interface PostingOptions {
  orderId: number;
  page: '/purchasing/orders/$id' | '/sales/orders/$id';
  lines: readonly CountLine[];
  counts: Counts;
  body: RefObject<HTMLElement | null>;
  /** Lets the way back pass. */
  release: () => void;
}

interface Failed {
  summary: string;
  /** By line. */
  errors: Readonly<Record<number, string>>;
  /** By the request's field. */
  head: Readonly<Partial<Record<string, string>>>;
}

const NOTHING: Failed = { summary: '', errors: {}, head: {} };

/** Posts what was counted, once, and goes back to where one came from; failures go to their lines and fields. */
export function usePosting({ orderId, page, lines, counts, body, release }: PostingOptions) {
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(NOTHING);
  const busy = useRef(false);
  const ids = useRequestIds();
  const router = useRouter();
  const navigate = useNavigate();

  // Where it was refused one types next.
  useEffect(() => {
    if (failed !== NOTHING) body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failed, body]);

  const leave = () => {
    release();
    if (router.history.canGoBack()) router.history.back();
    else void navigate({ to: page, params: { id: String(orderId) }, replace: true });
  };
  const show = (fault: BackendFault) => {
    const message = faultMessage(fault);
    const line = /^lines\.(\d+)\./.exec(fault.field);
    const id = line && countedLines(lines, counts)[Number(line[1])]?.orderLineId;
    if (id) setFailed({ ...NOTHING, errors: { [id]: message } });
    else if (fault.field) setFailed({ ...NOTHING, head: { [fault.field]: message } });
    else setFailed({ ...NOTHING, summary: message });
  };
  /** Whether there is something to post that can be read. */
  const ready = () => !busy.current && !unreadableField(body.current) && countedLines(lines, counts).length > 0;
  /** Resolves with the fault that `expected` asks for; shows every other one. */
  const post = async <Request extends object>(
    request: Request,
    send: (request: Request & { requestId: string }) => Promise<unknown>,
    expected?: string,
  ): Promise<BackendFault | null> => {
    if (busy.current) return null;
    busy.current = true;
    setPending(true);
    setFailed(NOTHING);
    try {
      await send({ ...request, requestId: ids.of(request) });
      ids.done();
      leave();
      return null;
    } catch (reason) {
      const fault = toFault(reason);
      if (fault.code === expected) return fault;
      show(fault);
      return null;
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  return { ready, post, pending, ...failed };
}
