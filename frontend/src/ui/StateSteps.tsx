import { IconCheck } from '@tabler/icons-react';
import { t } from '../i18n';
import classes from './StateSteps.module.css';

export interface StateStep {
  id: string;
  label: string;
}

interface StateStepsProps {
  label: string;
  steps: readonly StateStep[];
  /** The step one is at. */
  current: string;
  /** The current step is the end of the road: it counts as done. */
  finished?: boolean;
}

/** The state of an order as words in a row. */
export function StateSteps({ label, steps, current, finished }: StateStepsProps) {
  const at = steps.findIndex((step) => step.id === current);
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((step, index) => {
        const done = index < at || (index === at && finished);
        const state = done ? 'done' : index === at ? 'current' : 'next';
        const words = { done: t('ui.stepDone'), current: t('ui.stepCurrent'), next: t('ui.stepNext') };
        return (
          <li key={step.id} data-state={state} aria-current={index === at ? 'step' : undefined}>
            {done && <IconCheck size={14} stroke={2} aria-hidden />}
            {step.label}
            <span className={classes.hidden}>, {words[state]}</span>
          </li>
        );
      })}
    </ol>
  );
}
