import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useWork } from '../../app/work';
import { type api, type BackendFault, Imports, invalidate, invoke, onEvent, requestId, toFault } from '../../backend';

/** What is to be imported, and how. */
export interface ImportChoice {
  kind: string;
  path: string;
  linesPath: string;
  history: boolean;
  skipBad: boolean;
  dates: string;
}

export const NO_CHOICE: ImportChoice = {
  kind: '',
  path: '',
  linesPath: '',
  history: false,
  skipBad: false,
  dates: '',
};

/** Never stale: an import reads the file anew, and the test of a file is never kept. */
export const importKeys = {
  kinds: () => ['import', 'kinds'] as const,
  test: (choice: ImportChoice) => ['import', 'test', choice] as const,
};

export function useImportKinds() {
  return useQuery({
    queryKey: importKeys.kinds(),
    queryFn: () => invoke(Imports.Kinds, {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Says what an import would do; a test that is no longer wanted is stopped. */
export function useImportTest(choice: ImportChoice) {
  return useQuery<api.ImportResult, BackendFault>({
    queryKey: importKeys.test(choice),
    queryFn: ({ signal }) => {
      const id = requestId();
      signal.addEventListener('abort', () => void invoke(Imports.Cancel, { requestId: id }).catch(() => undefined));
      return invoke(Imports.Test, { ...choice, requestId: id });
    },
    enabled: choice.kind !== '' && choice.path !== '',
    // Other options of the same file keep what is shown until the new test is done; another file does not.
    placeholderData: (before) => (before?.file === choice.path ? before : undefined),
    gcTime: 0,
    staleTime: 0,
  });
}

/** How far a running import is. */
export interface ImportProgress {
  step: string;
  done: number;
  total: number;
}

type Run =
  | { state: 'idle' }
  | { state: 'running'; id: string; progress: ImportProgress }
  | { state: 'done'; result: api.ImportResult }
  | { state: 'failed'; fault: BackendFault };

function progressOf(data: unknown): (ImportProgress & { requestId: string }) | null {
  const given = data as Partial<ImportProgress & { requestId: string }> | null;
  if (!given || typeof given.requestId !== 'string') return null;
  return { requestId: given.requestId, step: given.step ?? '', done: given.done ?? 0, total: given.total ?? 0 };
}

const EVERYTHING = ['catalog', 'stock', 'purchasing', 'sales', 'parties', 'settings'] as const;

/** Runs an import, tells how far it is, and can stop it: then nothing happened. */
export function useImportRun() {
  const client = useQueryClient();
  const [run, setRun] = useState<Run>({ state: 'idle' });
  const running = useRef('');
  useWork('running', run.state === 'running');
  useEffect(
    () =>
      onEvent('import-progress', (data) => {
        const told = progressOf(data);
        if (!told || told.requestId !== running.current) return;
        setRun({ state: 'running', id: told.requestId, progress: told });
      }),
    [],
  );
  const start = async (choice: ImportChoice) => {
    if (running.current) return;
    const id = requestId();
    running.current = id;
    setRun({ state: 'running', id, progress: { step: 'read', done: 0, total: 0 } });
    try {
      const result = await invoke(Imports.Run, { ...choice, requestId: id });
      invalidate(client, EVERYTHING);
      setRun({ state: 'done', result });
    } catch (reason) {
      const fault = toFault(reason);
      setRun(fault.code === 'importer.cancelled' ? { state: 'idle' } : { state: 'failed', fault });
    } finally {
      running.current = '';
    }
  };
  const cancel = () => void invoke(Imports.Cancel, { requestId: running.current }).catch(() => undefined);
  return { run, start, cancel, reset: () => setRun({ state: 'idle' }) };
}
