import { Button, Progress } from '@mantine/core';
import { type MessageKey, t } from '../../i18n';
import classes from './Backups.module.css';
import type { Work } from './useBackups';

const STEPS: Readonly<Record<string, MessageKey>> = {
  copy: 'backups.step.copy',
  check: 'backups.step.check',
  save: 'backups.step.save',
  decrypt: 'backups.step.decrypt',
  restore: 'backups.step.restore',
};

/** How far the work is, and the way to stop it. */
export function WorkLine({ work, onCancel }: { work: Work; onCancel: () => void }) {
  const words = t(STEPS[work.step] ?? 'backups.step.copy');
  const known = work.total > 0;
  return (
    <div className={classes.work}>
      <div className={classes.workWords} role="status">
        {words}
      </div>
      <Progress value={known ? (work.done / work.total) * 100 : 100} animated={!known} aria-label={words} flex={1} />
      <Button variant="default" onClick={onCancel}>
        {t('ui.cancel')}
      </Button>
    </div>
  );
}
