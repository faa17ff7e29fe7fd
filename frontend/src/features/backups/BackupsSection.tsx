import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type api, Backups, invoke } from '../../backend';
import { t } from '../../i18n';
import { FailedState } from '../../ui/FailedState';
import { Section } from '../../ui/Layout';
import { Skeletons } from '../../ui/Skeletons';
import { toast, toastFault } from '../../ui/toast';
import { BackupList } from './BackupList';
import classes from './Backups.module.css';
import { backupKeys } from './keys';
import { RestoreDialog } from './RestoreDialog';
import { SaveCopyDialog } from './SaveCopyDialog';
import { useBackupList, useWork } from './useBackups';
import { WorkLine } from './WorkLine';

/** How many are shown before one asks for all. */
const FIRST = 5;

/** The backups: made now or by themselves, saved elsewhere, restored. */
export function BackupsSection() {
  const client = useQueryClient();
  const { data, error, refetch } = useBackupList();
  const { work, run, cancel } = useWork();
  const [saving, setSaving] = useState(false);
  const [restoring, setRestoring] = useState<string | null>(null);
  const create = () =>
    run((requestId) => invoke(Backups.Create, { requestId })).then(() => {
      toast({ message: t('backups.made') });
      void client.invalidateQueries({ queryKey: backupKeys.list() });
    }, toastUnlessCancelled);
  const choose = () =>
    invoke(Backups.ChooseFile, {}).then(({ path }) => {
      if (path) setRestoring(path);
    }, toastFault);
  return (
    <Section
      title={t('backups.title')}
      sentence={t('backups.sentence')}
      actions={
        <Group gap={8} wrap="nowrap">
          <Button variant="default" onClick={() => setSaving(true)}>
            {t('backups.save')}
          </Button>
          <Button variant="default" loading={work !== null} onClick={() => void create()}>
            {t('backups.now')}
          </Button>
        </Group>
      }
    >
      {work?.step && <WorkLine work={work} onCancel={cancel} />}
      {error && !data && <FailedState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeletons lines={4} />}
      {data && (
        <Kept
          folder={data.folder}
          rows={data.rows}
          busy={work !== null}
          onRestore={setRestoring}
          onChoose={() => void choose()}
        />
      )}
      <SaveCopyDialog opened={saving} onClose={() => setSaving(false)} />
      <RestoreDialog path={restoring} onClose={() => setRestoring(null)} />
    </Section>
  );
}

function toastUnlessCancelled(reason: unknown): void {
  if ((reason as { code?: string }).code !== 'backup.cancelled') toastFault(reason);
}

interface KeptProps {
  folder: string;
  rows: readonly api.BackupRow[];
  busy: boolean;
  onRestore: (path: string) => void;
  onChoose: () => void;
}

function Kept({ folder, rows, busy, onRestore, onChoose }: KeptProps) {
  const [all, setAll] = useState(false);
  return (
    <BackupList
      label={t('backups.title')}
      rows={all ? rows : rows.slice(0, FIRST)}
      disabled={busy}
      onRestore={({ path }) => onRestore(path)}
    >
      {rows.length === 0 && <p className={classes.none}>{t('backups.none')}</p>}
      <div className={classes.foot}>
        <span className={classes.path}>{t('backups.folder', { folder })}</span>
        <Group gap={8} wrap="nowrap">
          {!all && rows.length > FIRST && (
            <Button variant="subtle" onClick={() => setAll(true)}>
              {t('backups.all', { count: rows.length })}
            </Button>
          )}
          <Button variant="subtle" onClick={onChoose}>
            {t('backups.other')}
          </Button>
        </Group>
      </div>
    </BackupList>
  );
}
