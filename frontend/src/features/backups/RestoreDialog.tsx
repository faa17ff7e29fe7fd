import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type api, type BackendFault, Backups, faultMessage, invoke, toFault } from '../../backend';
import { t } from '../../i18n';
import classes from './Backups.module.css';
import { Comparison } from './Comparison';
import { PassphraseDialog } from './PassphraseDialog';
import { useRestore, useWork } from './useBackups';
import { WorkLine } from './WorkLine';

interface RestoreDialogProps {
  /** The file to restore; null closes the dialog. */
  path: string | null;
  onClose: () => void;
}

/** Opens a backup, says what it would change, and restores it when that is confirmed. */
export function RestoreDialog({ path, onClose }: RestoreDialogProps) {
  // What closes keeps its content while it fades, and gives the focus back.
  const [last, setLast] = useState(path);
  if (path && path !== last) setLast(path);
  return (
    <Modal
      opened={path !== null}
      onClose={onClose}
      title={t('backups.restoreTitle')}
      size={560}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {path !== null && <Body path={path} onClose={onClose} />}
    </Modal>
  );
}

type State = { is: 'opening' } | { is: 'failed'; fault: BackendFault } | { is: 'open'; preview: api.BackupPreview };

/** Opens the backup when the dialog opens, and again with a passphrase. */
function usePreview(path: string) {
  const { work, run, cancel } = useWork();
  const [state, setState] = useState<State>({ is: 'opening' });
  const [passphrase, setPassphrase] = useState('');
  const open = async (given: string) => {
    const preview = await run((requestId) => invoke(Backups.Preview, { requestId, path, passphrase: given }));
    setPassphrase(given);
    setState({ is: 'open', preview });
  };
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    open('').catch((reason: unknown) => setState({ is: 'failed', fault: toFault(reason) }));
  });
  return { state, open, passphrase, work, cancel };
}

function Body({ path, onClose }: { path: string; onClose: () => void }) {
  const { state, open, passphrase, work, cancel } = usePreview(path);
  const restoring = useWork();
  const restore = useRestore();
  const [fault, setFault] = useState<BackendFault | null>(null);
  const confirm = async () => {
    setFault(null);
    try {
      await restoring.run((id) => restore(path, passphrase, id));
      onClose();
    } catch (reason) {
      setFault(toFault(reason));
    }
  };
  const shown = fault ?? (state.is === 'failed' ? state.fault : null);
  if (state.is === 'failed' && state.fault.code === 'backup.encrypted') {
    return <PassphraseDialog onOpen={open} onClose={onClose} />;
  }
  const stop = () => {
    cancel();
    restoring.cancel();
    if (!restoring.work) onClose();
  };
  return (
    <Stack gap={12}>
      {state.is === 'opening' && (
        <WorkLine work={work?.step ? work : { step: 'check', done: 0, total: 0 }} onCancel={stop} />
      )}
      {state.is === 'open' && (
        <>
          <p className={classes.sentence}>{t('backups.restoreSentence')}</p>
          <Comparison now={state.preview.now} then={state.preview.then} />
        </>
      )}
      {shown && (
        <Alert color="bad" variant="light" role="alert">
          {faultMessage(shown)}
        </Alert>
      )}
      {restoring.work && <WorkLine work={restoring.work} onCancel={restoring.cancel} />}
      {state.is !== 'opening' && !restoring.work && (
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          {state.is === 'open' && (
            <Button data-autofocus autoFocus onClick={() => void confirm()}>
              {t('backups.confirm')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
