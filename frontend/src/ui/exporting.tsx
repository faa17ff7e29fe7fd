import { Button, Progress } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { beginWork } from '../app/work';
import { type api, onEvent, requestId, toFault } from '../backend';
import { t } from '../i18n';
import { toast } from './toast';
import classes from './toast.module.css';

/** What takes less is over before one has read how far it is. */
const SHOWN_AFTER_MS = 300;

interface Export {
  /** How many rows there are, where that is known. */
  total: number | undefined;
  save: (requestId: string) => Promise<api.ReportExport>;
  cancel: (requestId: string) => Promise<unknown>;
}

function rowsOf(data: unknown, id: string): number | null {
  const told = data as { requestId?: unknown; done?: unknown } | null;
  return told?.requestId === id && typeof told.done === 'number' ? told.done : null;
}

/**
 * Saves rows to a file: says how far it is when that takes long, stops it when asked to, and keeps the window from
 * closing meanwhile. Answers what was saved, null where it was stopped or no file was chosen.
 */
export async function exporting({ total, save, cancel }: Export): Promise<api.ReportExport | null> {
  const id = requestId();
  let done: (() => void) | undefined;
  let begun = 0;
  let shown = false;
  const stop = onEvent('progress', (data) => {
    if (rowsOf(data, id) === null) return;
    // The first rows come once the user has chosen a file.
    done ??= beginWork('running');
    begun ||= performance.now();
    if (shown || performance.now() - begun < SHOWN_AFTER_MS) return;
    shown = true;
    notifications.show({
      id,
      autoClose: false,
      withCloseButton: false,
      message: <HowFar id={id} total={total} onCancel={() => void cancel(id).catch(() => undefined)} />,
    });
  });
  try {
    const saved = await save(id);
    return saved.path ? saved : null;
  } catch (reason) {
    if (toFault(reason).code !== 'export.cancelled') throw reason;
    toast({ message: t('lists.exportCancelled') });
    return null;
  } finally {
    stop();
    done?.();
    notifications.hide(id);
  }
}

interface HowFarProps {
  id: string;
  total: number | undefined;
  onCancel: () => void;
}

function HowFar({ id, total, onCancel }: HowFarProps) {
  const [rows, setRows] = useState(0);
  useEffect(() => onEvent('progress', (data) => setRows((before) => rowsOf(data, id) ?? before)), [id]);
  const words = t('lists.exporting', { rows });
  const known = total !== undefined && total > 0;
  return (
    <span className={classes.line}>
      <span className={classes.work}>
        <span className="num">{words}</span>
        <Progress
          value={known ? Math.min(100, (rows / total) * 100) : 100}
          animated={!known}
          aria-label={t('lists.exportingTitle')}
        />
      </span>
      <Button variant="subtle" h={24} px={8} onClick={onCancel}>
        {t('ui.cancel')}
      </Button>
    </span>
  );
}
