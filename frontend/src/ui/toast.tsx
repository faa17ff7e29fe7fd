import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { faultMessage, undoGiven } from '../backend';
import { t } from '../i18n';
import classes from './toast.module.css';

interface Toast {
  message: string;
  /** The reverse step, offered while the toast stands. */
  undo?: () => Promise<unknown>;
  /** The reverse step says itself what it did. */
  undoTells?: boolean;
  /** The request id of the command that it tells of: the history takes it back. */
  given?: string;
}

/** The way back of the newest message, for Ctrl+Z. */
const standing: { id: string; take: () => Promise<void> }[] = [];

/** Takes back what the newest message that still stands tells of; false when there is none. */
export function undoLast(): boolean {
  const last = standing.at(-1);
  void last?.take();
  return last !== undefined;
}

/** Whether it stood until now. */
function forget(id: string): boolean {
  const at = standing.findIndex((each) => each.id === id);
  return at >= 0 && standing.splice(at, 1).length > 0;
}

const STAYS_MS = 4000;
const STAYS_WITH_UNDO_MS = 10_000;

/** Says that something was done, with its reverse step. */
export function toast({ message, given, undo = given ? () => undoGiven(given) : undefined, undoTells }: Toast): void {
  const id = crypto.randomUUID();
  const take = async () => {
    // A message that goes can still be clicked: a double click takes back once.
    if (!forget(id)) return;
    notifications.hide(id);
    try {
      await undo?.();
      if (!undoTells) toast({ message: t('history.done', { summary: message }) });
    } catch (reason) {
      toastFault(reason);
    }
  };
  if (undo) standing.push({ id, take });
  notifications.show({
    id,
    onClose: () => void forget(id),
    color: 'var(--good)',
    icon: <IconCheck size={16} stroke={2} />,
    autoClose: undo ? STAYS_WITH_UNDO_MS : STAYS_MS,
    closeButtonProps: { 'aria-label': t('ui.close') },
    message: (
      <span className={classes.line}>
        <span>{message}</span>
        {undo && (
          <Button variant="subtle" h={24} px={8} onClick={() => void take()}>
            {t('ui.undo')}
          </Button>
        )}
      </span>
    ),
  });
}

/** Says that a step without a form failed, and why. */
export function toastFault(reason: unknown): void {
  notifications.show({
    color: 'bad',
    icon: <IconAlertTriangle size={16} stroke={2} />,
    autoClose: false,
    role: 'alert',
    closeButtonProps: { 'aria-label': t('ui.close') },
    message: faultMessage(reason),
  });
}
