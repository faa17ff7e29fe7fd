import { Alert, Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type BackendFault, faultMessage, toFault } from '../../backend';
import { t } from '../../i18n';
import classes from './Backups.module.css';
import { PassphraseInput } from './PassphraseInput';

interface PassphraseDialogProps {
  /** Opens the copy; rejects when the passphrase is not its own. */
  onOpen: (passphrase: string) => Promise<void>;
  onClose: () => void;
}

/** What a dialog shows of an encrypted copy: it wants its passphrase. */
export function PassphraseDialog({ onOpen, onClose }: PassphraseDialogProps) {
  const [typed, setTyped] = useState('');
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<BackendFault | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || typed === '') return;
    setPending(true);
    setFault(null);
    try {
      await onOpen(typed);
    } catch (reason) {
      setFault(toFault(reason));
      setPending(false);
    }
  };
  const wrong = fault?.code === 'backup.passphrase';
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap={12}>
        <p className={classes.sentence}>{t('backups.openSentence')}</p>
        <PassphraseInput
          label={t('backups.passphrase')}
          value={typed}
          error={wrong && faultMessage(fault)}
          autoFocus
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {fault && !wrong && (
          <Alert color="bad" variant="light" role="alert">
            {faultMessage(fault)}
          </Alert>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('backups.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
