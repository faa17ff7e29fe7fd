import { Select, Text, Textarea } from '@mantine/core';
import { t } from '../i18n';
import { FormDialog } from './FormDialog';

export interface Choice {
  value: string;
  label: string;
}

export interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, in a sentence. */
  sentence: string;
  confirmLabel: string;
  danger?: boolean;
  /** Asks for one of these reasons. */
  reasons?: readonly Choice[];
  /** Asks for a note, too. */
  withNote?: boolean;
  onConfirm: (context: { requestId: string; reason: string; note: string }) => Promise<unknown>;
}

/** Asks before a step, with a reason where the step needs one. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { reasons, withNote } = props;
  return (
    <FormDialog<{ reason: string | null; note: string }>
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      submitLabel={props.confirmLabel}
      danger={props.danger}
      autoFocusSubmit={!reasons && !withNote}
      precious={({ note }) => note !== ''}
      initial={{ reason: null, note: '' }}
      onSubmit={({ reason, note }, { requestId }) => props.onConfirm({ requestId, reason: reason ?? '', note })}
    >
      {(form) => (
        <>
          <Text size="md">{props.sentence}</Text>
          {reasons && <Select label={t('ui.reason')} required data={[...reasons]} {...form.value('reason')} />}
          {withNote && <Textarea label={t('ui.note')} {...form.text('note')} />}
        </>
      )}
    </FormDialog>
  );
}
