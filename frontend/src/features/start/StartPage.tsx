import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Page } from '../../app/Page';
import { App, faultMessage, invoke } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { Notices } from './Notices';
import { SetupDialog } from './SetupDialog';
import classes from './Start.module.css';
import { useSample } from './useSample';

/** The first run: sample data, an import, or a blank start. */
export default function StartPage() {
  const navigate = useNavigate();
  const today = () => void navigate({ to: '/' });
  const { data } = useQuery({ queryKey: ['stock', 'database'], queryFn: () => invoke(App.Database, {}) });
  const sample = useSample(today);
  const [blank, setBlank] = useState(false);
  const busy = sample.state === 'running';
  return (
    <Page title={t('start.title')}>
      {data?.empty === false && !busy ? (
        <>
          <Notices />
          <EmptyState
            drawing="done"
            sentence={t('start.begun')}
            action={<Button onClick={today}>{t('shell.toToday')}</Button>}
          />
        </>
      ) : (
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
              <Button variant="default" loading={busy} onClick={sample.start}>
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
        </div>
      )}
      <SetupDialog opened={blank} onClose={() => setBlank(false)} onDone={() => void navigate({ to: '/products' })} />
    </Page>
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
