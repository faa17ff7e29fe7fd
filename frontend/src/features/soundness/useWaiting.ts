import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { onEvent } from '../../backend';
import { type MessageKey, t } from '../../i18n';

const NOTICE = 'waiting';

/** What a command can wait for, and the sentence that says so. */
const SENTENCES: Readonly<Record<string, MessageKey>> = {
  import: 'waiting.import',
  seed: 'waiting.seed',
  upgrade: 'waiting.upgrade',
  restore: 'waiting.restore',
  check: 'waiting.check',
};

/** Says what a command waits for, for as long as it waits. */
export function useWaiting(): void {
  useEffect(
    () =>
      onEvent('waiting', (data) => {
        const { what = '' } = (data ?? {}) as { what?: string };
        notifications.hide(NOTICE);
        if (!what) return;
        notifications.show({
          id: NOTICE,
          loading: true,
          autoClose: false,
          withCloseButton: false,
          message: t(SENTENCES[what] ?? 'waiting.command'),
        });
      }),
    [],
  );
}
