import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useWork } from '../app/work';
import { t } from '../i18n';
import { DiscardDialog } from './DiscardDialog';
import classes from './FormDialog.module.css';
import { onceOpened } from './onceOpened';
import { type FormFields, holdsUnreadable, useDialogForm } from './useDialogForm';
import { StayOnPage } from './useLeaveGuard';

export type { FormFields } from './useDialogForm';

export interface FormDialogProps<Values extends object> {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What the fields hold when the dialog opens, and again after "save and next". */
  initial: Values;
  /**
   * Runs the command. Reject (with what `invoke` rejects) to show the failure under its field. The
   * request id stays the same until a submission succeeded.
   */
  onSubmit: (values: Values, context: { requestId: string; next: boolean }) => Promise<unknown>;
  /** Ctrl+Enter saves and starts the next; without it Ctrl+Enter saves. */
  allowNext?: boolean;
  submitLabel?: string;
  /** The consequence is hard to take back. */
  danger?: boolean;
  size?: number | string;
  /** Nothing is to be typed: Enter confirms at once. */
  autoFocusSubmit?: boolean;
  /** Whether closing would lose something worth a question; without it, whether anything was changed. */
  precious?: (values: Values) => boolean;
  children: (form: FormFields<Values>) => ReactNode;
}

/** A dialog wider than this is long, too: a line parts what scrolls from the buttons. */
const LONG = 600;

/**
 * A form in a dialog: Enter saves, Ctrl+Enter saves and starts the next, focus goes back. Esc, the cross and a click
 * beside it close it, after a question when something was typed; Cancel closes it without one.
 * Failures stand under their fields; those without a field above the buttons.
 */
function PlainFormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const { opened, onClose } = props;
  const [round, setRound] = useState(0);
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const unsaved = useRef(() => false);
  if (asking && !opened) setAsking(false);
  return (
    <>
      <DiscardDialog opened={asking && opened} onKeep={() => setAsking(false)} onDiscard={onClose} />
      <Modal
        opened={opened}
        // Asked once the key is done with: both dialogs hear it, and the same Esc would answer the question.
        onClose={() => (unsaved.current() ? setTimeout(() => setAsking(true)) : onClose())}
        closeOnEscape={!asking}
        // What runs is not stopped by a click that went astray.
        closeOnClickOutside={!pending}
        title={props.title}
        size={props.size ?? 480}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {opened && (
          <FormBody
            key={round}
            {...props}
            unsaved={unsaved}
            onPending={setPending}
            isNext={round > 0}
            onNext={() => setRound(round + 1)}
          />
        )}
      </Modal>
    </>
  );
}

export const FormDialog = onceOpened(PlainFormDialog) as typeof PlainFormDialog;

interface BodyProps {
  /** Told whether closing would lose something. */
  unsaved: RefObject<() => boolean>;
  onPending: (pending: boolean) => void;
  /** It stands where one was just saved: it takes the focus, as the dialog did when it opened. */
  isNext: boolean;
  onNext: () => void;
}

function FormBody<Values extends object>({
  unsaved,
  onPending,
  isNext,
  ...props
}: FormDialogProps<Values> & BodyProps) {
  const form = useDialogForm(props.initial, props.onSubmit);
  const element = useRef<HTMLFormElement>(null);
  const changed = props.precious?.(form.fields.values) ?? form.changed;
  useWork('unsaved', changed);
  useEffect(() => {
    onPending(form.pending);
    return () => onPending(false);
  }, [form.pending, onPending]);
  unsaved.current = () => changed || (!props.precious && holdsUnreadable(element.current));
  useEffect(() => {
    if (isNext) element.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [isNext]);

  const save = async (andNext: boolean) => {
    if (!element.current || !(await form.submit(element.current, andNext))) return;
    if (andNext) props.onNext();
    else props.onClose();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void save(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save(props.allowNext ?? false);
  };
  return (
    <form ref={element} onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
      <StayOnPage active={changed && !form.pending} />
      <Stack gap={12}>
        {props.children(form.fields)}
        {form.summary && (
          <Alert color="bad" variant="light" role="alert" className={classes.summary}>
            {form.summary}
          </Alert>
        )}
        <Group justify="flex-end" gap={8} className={classes.footer} data-long={Number(props.size) > LONG || undefined}>
          <Button variant="default" onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
          {props.allowNext && (
            <Button variant="default" onClick={() => void save(true)} title={t('ui.saveHint')}>
              {t('ui.saveNext')}
            </Button>
          )}
          <Button
            type="submit"
            loading={form.pending}
            color={props.danger ? 'bad' : undefined}
            data-autofocus={props.autoFocusSubmit || undefined}
          >
            {props.submitLabel ?? t('ui.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
