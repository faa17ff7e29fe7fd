import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSettings } from '../../app/format';
import { App, invoke, useCommand } from '../../backend';
import { t } from '../../i18n';
import { usePreference } from '../../lib/preference';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { toast } from '../../ui/toast';
import { SetupDialog } from './SetupDialog';
import classes from './Start.module.css';

const SETUP = ['ask', 'later'] as const;

/** What the first days still ask: who we are, and whether the sample shop may go. */
export function Notices() {
  const { data: books } = useQuery({ queryKey: ['settings', 'books'], queryFn: () => invoke(App.Database, {}) });
  const { data: settings } = useSettings();
  const [setup, setSetup] = usePreference(`setup.${books?.path ?? ''}`, SETUP, 'ask');
  const [open, setOpen] = useState<'setup' | 'sample' | null>(null);
  const close = () => setOpen(null);
  if (!books || !settings) return null;
  // The sample shop is nobody's: there is nothing to set up before it is thrown away.
  const nameless = !books.sample && settings.company.name === '' && !books.empty && setup === 'ask';
  return (
    <>
      {books.sample && (
        <Notice
          label={t('start.sampleNotice')}
          sentence={t('start.sampleNoticeSentence')}
          actions={
            <Button variant="default" onClick={() => setOpen('sample')}>
              {t('start.throwAway')}
            </Button>
          }
        />
      )}
      {nameless && (
        <Notice
          label={t('start.setup')}
          sentence={t('start.setupSentence')}
          actions={
            <>
              <Button variant="default" onClick={() => setOpen('setup')}>
                {t('start.setupDo')}
              </Button>
              <Button variant="subtle" onClick={() => setSetup('later')}>
                {t('start.setupLater')}
              </Button>
            </>
          }
        />
      )}
      <SetupDialog opened={open === 'setup'} onClose={close} onDone={close} />
      <ThrowAway opened={open === 'sample'} onClose={close} />
    </>
  );
}

interface NoticeProps {
  label: string;
  sentence: string;
  actions: ReactNode;
}

function Notice({ label, sentence, actions }: NoticeProps) {
  return (
    <section className={classes.notice} aria-label={label}>
      <p>{sentence}</p>
      <div className={classes.noticeActions}>{actions}</div>
    </section>
  );
}

/** Asks once, and begins blank books; what was there is kept as a backup. */
function ThrowAway({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const startOver = useCommand(App.StartOver, []);
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      danger
      title={t('start.throwAwayTitle')}
      sentence={t('start.throwAwaySentence')}
      confirmLabel={t('start.throwAway')}
      onConfirm={async ({ requestId }) => {
        const { backup } = await startOver.mutateAsync({ requestId });
        toast({ message: t('start.thrownAway', { backup }) });
        await navigate({ to: '/start' });
        await client.invalidateQueries();
      }}
    />
  );
}
