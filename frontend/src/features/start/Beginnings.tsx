import { Button, Progress } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { faultMessage } from '../../backend';
import { t } from '../../i18n';
import { SetupDialog } from './SetupDialog';
import classes from './Start.module.css';
import { useSample } from './useSample';

/** Three ways to begin: with one's company, with one's files, or in a sample shop. */
export function Beginnings({ onSampling }: { onSampling?: (busy: boolean) => void }) {
  const navigate = useNavigate();
  const sample = useSample(() => {
    onSampling?.(false);
    void navigate({ to: '/' });
  });
  const [blank, setBlank] = useState(false);
  const busy = sample.state === 'running';
  return (
    <div className={classes.page}>
      <p className={classes.welcome}>{t('start.welcome')}</p>
      <Way
        title={t('start.blank')}
        sentence={t('start.blankSentence')}
        action={
          <Button disabled={busy} onClick={() => setBlank(true)}>
            {t('start.blankDo')}
          </Button>
        }
      />
      <Way
        title={t('start.import')}
        sentence={t('start.importSentence')}
        action={
          <Button
            variant="default"
            disabled={busy}
            onClick={() => void navigate({ to: '/settings', search: { do: 'import' } })}
          >
            {t('start.importDo')}
          </Button>
        }
      />
      <Way
        title={t('start.sample')}
        sentence={t('start.sampleSentence')}
        action={
          <Button
            variant="default"
            loading={busy}
            onClick={() => {
              onSampling?.(true);
              sample.start();
            }}
          >
            {t('start.sampleDo')}
          </Button>
        }
      >
        {busy && (
          <div className={classes.progress} role="status">
            <Progress value={sample.percent} aria-label={t('start.sampleRunning')} />
            <span className="quiet">{t('start.sampleRunning')}</span>
          </div>
        )}
        {sample.state === 'failed' && (
          <p className={classes.failed} role="alert">
            {faultMessage(sample.fault)}
          </p>
        )}
      </Way>
      <SetupDialog opened={blank} onClose={() => setBlank(false)} onDone={() => void navigate({ to: '/products' })} />
    </div>
  );
}

interface WayProps {
  title: string;
  sentence: string;
  action: ReactNode;
  children?: ReactNode;
}

/** One way to begin. */
function Way({ title, sentence, action, children }: WayProps) {
  return (
    <section className={classes.way} aria-label={title}>
      <div className={classes.words}>
        <h2>{title}</h2>
        <p>{sentence}</p>
        {children}
      </div>
      {action}
    </section>
  );
}
