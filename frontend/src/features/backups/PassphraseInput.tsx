import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { t } from '../../i18n';

/** A passphrase, hidden until one wants to see it. Nothing remembers it. */
export function PassphraseInput(props: PasswordInputProps) {
  return (
    <PasswordInput
      autoComplete="off"
      spellCheck={false}
      aria-invalid={props.error ? true : undefined}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('backups.show') }}
      {...props}
    />
  );
}
