import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { t } from '../i18n';
import { onceOpened } from './onceOpened';

interface DiscardDialogProps {
  opened: boolean;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Above the dialog that it asks about. */
const ABOVE = 210;

/** Asks before what was typed is thrown away. Enter and Esc both keep it. */
function PlainDiscardDialog({ opened, onKeep, onDiscard }: DiscardDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onKeep}
      title={t('ui.discardTitle')}
      size={400}
      zIndex={ABOVE}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap={16}>
        <Text size="md">{t('ui.discardSentence')}</Text>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" c="var(--bad)" onClick={onDiscard}>
            {t('ui.discard')}
          </Button>
          <Button data-autofocus onClick={onKeep}>
            {t('ui.keepEditing')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export const DiscardDialog = onceOpened(PlainDiscardDialog);
