import { CloseButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useFormat } from '../../app/format';
import type { api } from '../../backend';
import { t } from '../../i18n';
import classes from './SoundnessBanner.module.css';
import { useSoundness } from './useSoundness';

const NOTICE = 'soundness';
const STAYS_MS = 8000;

/** After an unclean end: a quiet notice that the books are checked, and a banner when something is wrong. */
export function SoundnessBanner() {
  const found = useSoundness();
  const [hidden, setHidden] = useState(false);
  useNotice(found?.state);
  if (!found || hidden || (found.state !== 'unsound' && found.state !== 'failed')) return null;
  return (
    <div className={classes.banner} role="alert">
      <IconAlertTriangle className={classes.icon} size={18} stroke={2} aria-hidden />
      <div className={classes.text}>
        <strong>
          {found.state === 'unsound' ? t('soundness.unsound', { count: found.problems }) : t('soundness.failed')}
        </strong>{' '}
        <WhatToDo found={found} />
        <div className={classes.example}>{found.example}</div>
      </div>
      <CloseButton aria-label={t('soundness.hide')} onClick={() => setHidden(true)} />
    </div>
  );
}

function WhatToDo({ found }: { found: api.Soundness }) {
  const format = useFormat();
  return found.backup === ''
    ? t('soundness.noBackup')
    : t('soundness.backup', { name: found.backup, at: format.instant(found.backupAt) });
}

/** The books are being checked; they are sound. */
function useNotice(state: string | undefined) {
  useEffect(() => {
    if (state === 'checking') {
      notifications.show({
        id: NOTICE,
        loading: true,
        autoClose: STAYS_MS,
        closeButtonProps: { 'aria-label': t('ui.close') },
        message: t('soundness.checking'),
      });
    }
    if (state === 'sound') {
      notifications.hide(NOTICE);
      notifications.show({
        color: 'var(--good)',
        icon: <IconCheck size={16} stroke={2} />,
        autoClose: STAYS_MS,
        closeButtonProps: { 'aria-label': t('ui.close') },
        message: t('soundness.sound'),
      });
    }
  }, [state]);
}
