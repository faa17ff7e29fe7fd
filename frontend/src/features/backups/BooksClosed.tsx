import { Alert, Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page } from '../../app/Page';
import { type api, BackendFault, Backups, faultMessage, invoke, toFault } from '../../backend';
import { t } from '../../i18n';
import { EmptyState } from '../../ui/EmptyState';
import { BackupList } from './BackupList';
import classes from './Backups.module.css';
import { PassphraseDialog } from './PassphraseDialog';

/** Stands in the place of every page when the books cannot be opened: why, and the way out. */
export default function BooksClosed({ state }: { state: api.BooksState }) {
  const way = useWayOut();
  const { code, field, params, message } = state.failure;
  const detail = faultMessage(new BackendFault(code, field, params, message));
  const [newest, ...earlier] = state.backups;
  const restore = (backup: api.BackupRow) => way.restore(backup.path, backup.encrypted);
  const title = state.anew ? 'backups.gone' : state.restorable ? 'backups.damaged' : 'backups.closed';
  return (
    <Page title={t('app.name')}>
      <div className={classes.rescue}>
        <div role="alert">
          <EmptyState drawing="failed" sentence={t(title)} detail={detail} />
        </div>
        {way.fault && (
          <Alert color="bad" variant="light" role="alert">
            {faultMessage(way.fault)}
          </Alert>
        )}
        {newest && (
          <>
            <h2 className={classes.rescueTitle}>{t('backups.newest')}</h2>
            <BackupList label={t('backups.newest')} rows={[newest]} disabled={way.busy} onRestore={restore} />
          </>
        )}
        {earlier.length > 0 && (
          <>
            <h2 className={classes.rescueTitle}>{t('backups.earlier')}</h2>
            <BackupList label={t('backups.earlier')} rows={earlier} disabled={way.busy} onRestore={restore} />
          </>
        )}
        {state.restorable && !state.anew && <p className={classes.none}>{t('backups.kept')}</p>}
        <div className={classes.rescueFoot}>
          <Button variant="default" disabled={way.busy} onClick={() => way.reopen(false)}>
            {t('ui.tryAgain')}
          </Button>
          {state.restorable && (
            <Button variant="default" disabled={way.busy} onClick={way.choose}>
              {t('backups.choose')}
            </Button>
          )}
          {state.anew && (
            <Button variant="default" disabled={way.busy} onClick={() => way.reopen(true)}>
              {t('backups.anew')}
            </Button>
          )}
        </div>
      </div>
      <Modal
        opened={way.secret !== ''}
        onClose={way.forget}
        title={t('backups.restoreTitle')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <PassphraseDialog onOpen={way.open} onClose={way.forget} />
      </Modal>
    </Page>
  );
}

/** Restores a backup or tries again; when the books are open, every page asks again. */
function useWayOut() {
  const client = useQueryClient();
  const [fault, setFault] = useState<BackendFault | null>(null);
  const [busy, setBusy] = useState(false);
  const [secret, setSecret] = useState(''); // the encrypted file that wants its passphrase
  const rescue = async (path: string, passphrase: string) => {
    await invoke(Backups.Rescue, { path, passphrase });
    await client.resetQueries();
  };
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setFault(null);
    try {
      await work();
    } catch (reason) {
      setFault(toFault(reason));
    } finally {
      setBusy(false);
    }
  };
  const restore = (path: string, encrypted: boolean) => {
    if (encrypted) setSecret(path);
    else void attempt(() => rescue(path, ''));
  };
  return {
    fault,
    busy,
    secret,
    restore,
    forget: () => setSecret(''),
    open: async (passphrase: string) => {
      await rescue(secret, passphrase);
      setSecret('');
    },
    choose: () =>
      void attempt(async () => {
        const { path } = await invoke(Backups.ChooseFile, {});
        if (path.endsWith('.age')) setSecret(path);
        else if (path) await rescue(path, '');
      }),
    reopen: (anew: boolean) =>
      void attempt(async () => {
        await invoke(Backups.Reopen, { anew });
        await client.resetQueries();
      }),
  };
}
