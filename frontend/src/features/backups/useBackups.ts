import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type api, Backups, invoke, onEvent, requestId } from '../../backend';
import { t } from '../../i18n';
import { toast } from '../../ui/toast';
import { backupKeys } from './keys';

export function useBackupList() {
  return useQuery({ queryKey: backupKeys.list(), queryFn: () => invoke(Backups.List, {}), staleTime: 0 });
}

/** How far running work is. */
export interface Work {
  step: string;
  done: number;
  total: number;
}

function workOf(data: unknown): (Work & { requestId: string }) | null {
  const given = data as Partial<Work & { requestId: string }> | null;
  if (!given || typeof given.requestId !== 'string') return null;
  return { requestId: given.requestId, step: given.step ?? '', done: given.done ?? 0, total: given.total ?? 0 };
}

/** Runs a backup or a restore, tells how far it is, and can stop it: then nothing happened. */
export function useWork() {
  const [work, setWork] = useState<Work | null>(null);
  const running = useRef('');
  useEffect(
    () =>
      onEvent('backup-progress', (data) => {
        const told = workOf(data);
        if (told && told.requestId === running.current) setWork(told);
      }),
    [],
  );
  const run = async <Answer>(what: (id: string) => Promise<Answer>): Promise<Answer> => {
    const id = requestId();
    running.current = id;
    setWork({ step: '', done: 0, total: 0 });
    try {
      return await what(id);
    } finally {
      if (running.current === id) {
        running.current = '';
        setWork(null);
      }
    }
  };
  const cancel = () => {
    if (running.current) void invoke(Backups.Cancel, { requestId: running.current }).catch(() => undefined);
  };
  return { work, run, cancel };
}

/** Puts a backup in the place of the books; every page asks again, and the message offers the way back. */
export function useRestore() {
  const client = useQueryClient();
  const restore = async (path: string, passphrase: string, id: string): Promise<api.BackupRestored> => {
    const restored = await invoke(Backups.Restore, { requestId: id, path, passphrase });
    void client.invalidateQueries();
    return restored;
  };
  return async (path: string, passphrase: string, id: string) => {
    const { saved } = await restore(path, passphrase, id);
    const undo = saved.kind === 'restore' ? () => restore(saved.path, '', requestId()) : undefined;
    toast({ message: t('backups.restored'), ...(undo && { undo }) });
  };
}
