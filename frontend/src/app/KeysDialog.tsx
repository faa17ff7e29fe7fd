import { Modal } from '@mantine/core';
import { t } from '../i18n';
import classes from './KeysDialog.module.css';
import { keyNames } from './keyNames';
import { listedShortcuts } from './shortcuts';

/** The arrows are registered by one of them. */
function namesOf(keys: string): string[] {
  return keys === 'ArrowDown' ? ['↑', '↓'] : keyNames(keys);
}

/** The keys that work on this page. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <dl className={classes.list}>
        {opened &&
          listedShortcuts().map((shortcut) => (
            <div key={shortcut.keys} className={classes.row}>
              <dt>{shortcut.label}</dt>
              <dd>
                {namesOf(shortcut.keys).map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </Modal>
  );
}
