import { Modal } from '@mantine/core';
import { t } from '../i18n';
import classes from './KeysDialog.module.css';
import { listedShortcuts } from './shortcuts';

const NAMES: Readonly<Record<string, string>> = { Escape: 'Esc', 'mod+k': 'Ctrl K', ArrowDown: '↑ ↓' };

function keyName(keys: string): string[] {
  return (NAMES[keys] ?? keys).split(' ').map((key) => (key.length === 1 ? key.toUpperCase() : key));
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
                {keyName(shortcut.keys).map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </Modal>
  );
}
