import { Checkbox } from '@mantine/core';
import { BackendFault, Backups, invoke } from '../../backend';
import { t } from '../../i18n';
import { FormDialog } from '../../ui/FormDialog';
import { toast } from '../../ui/toast';
import classes from './Backups.module.css';
import { PassphraseInput } from './PassphraseInput';
import { useWork } from './useBackups';
import { WorkLine } from './WorkLine';

interface Copy {
  encrypt: boolean;
  passphrase: string;
  repeat: string;
}

/** Writes a copy of the books where the user wants it, encrypted or not. */
export function SaveCopyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { work, run, cancel } = useWork();
  const save = ({ encrypt, passphrase, repeat }: Copy) => {
    if (encrypt && passphrase !== repeat) {
      throw new BackendFault('backups.differ', 'repeat', {}, t('backups.differ'));
    }
    return run(async (requestId) => {
      const made = await invoke(Backups.Save, { requestId, passphrase: encrypt ? passphrase : '' });
      if (made.path) toast({ message: t('backups.saved', { path: made.path }) });
    });
  };
  return (
    <FormDialog<Copy>
      opened={opened}
      onClose={() => {
        cancel();
        onClose();
      }}
      title={t('backups.saveTitle')}
      submitLabel={t('backups.where')}
      autoFocusSubmit
      initial={{ encrypt: false, passphrase: '', repeat: '' }}
      onSubmit={async (values) => save(values)}
    >
      {(form) => (
        <>
          <p className={classes.sentence}>{t('backups.saveSentence')}</p>
          <Checkbox label={t('backups.encrypt')} {...form.check('encrypt')} />
          {form.values.encrypt && (
            <>
              <PassphraseInput
                label={t('backups.passphrase')}
                description={t('backups.passphraseHint')}
                required
                {...form.text('passphrase')}
              />
              <PassphraseInput label={t('backups.repeat')} required {...form.text('repeat')} />
            </>
          )}
          {work?.step && <WorkLine work={work} onCancel={cancel} />}
        </>
      )}
    </FormDialog>
  );
}
