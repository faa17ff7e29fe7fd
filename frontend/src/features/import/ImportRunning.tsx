import { Button, Progress } from '@mantine/core';
import { t } from '../../i18n';
import { Section } from '../../ui/Layout';
import classes from './Import.module.css';
import type { ImportProgress } from './useImport';

interface ImportRunningProps {
  progress: ImportProgress;
  onCancel: () => void;
}

const STEPS = ['read', 'check', 'write'] as const;

/** How far the import is. Cancelled means that nothing happened. */
export function ImportRunning({ progress, onCancel }: ImportRunningProps) {
  const step = STEPS.find((each) => each === progress.step) ?? 'read';
  const percent = progress.total > 0 ? (progress.done / progress.total) * 100 : 0;
  return (
    <Section title={t('import.running')} sentence={t('import.runningSentence')}>
      <div className={classes.running}>
        <div className={classes.runningLine} role="status">
          <span>{t(`import.step.${step}`)}</span>
          {progress.total > 0 && (
            <span className="num">{t('import.progress', { done: progress.done, total: progress.total })}</span>
          )}
        </div>
        <Progress value={percent} aria-label={t('import.running')} />
        <Button variant="default" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Section>
  );
}
