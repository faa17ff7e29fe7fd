import { TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useScans } from '../../app/scan';
import { useShortcuts } from '../../app/shortcuts';
import { t } from '../../i18n';
import classes from './ScanToolbar.module.css';

interface ScanToolbarProps {
  label: string;
  text: string;
  onText: (text: string) => void;
  /** Enter: a code was scanned or typed. */
  onScan: (code: string) => void;
  children?: ReactNode;
}

/** The field of the receive and ship pages: typing searches the list, Enter takes it as a code. */
export function ScanToolbar({ label, text, onText, onScan, children }: ScanToolbarProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => input.current?.focus(), []);
  useShortcuts([{ keys: '/', label: t('orders.scanKey'), run: () => input.current?.select() }]);
  useScans(({ code }) => {
    setTyped(code);
    onText(code);
    onScan(code);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && typed.trim()) {
      event.preventDefault();
      onScan(typed.trim());
      input.current?.select();
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      document.querySelector<HTMLElement>('#content [role="grid"]')?.focus();
    } else if (event.key === 'Escape') {
      // The first Esc empties the field, the next goes on to the list, where the keys of the page work.
      event.preventDefault();
      if (typed) {
        setTyped('');
        onText('');
      } else (document.querySelector<HTMLElement>('#content [role="grid"]') ?? input.current)?.focus();
    }
  };
  return (
    <div className={classes.toolbar}>
      <TextInput
        ref={input}
        data-scan-field
        className={classes.field}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        leftSection={<IconBarcode size={16} stroke={1.5} />}
        rightSection={<kbd aria-hidden>/</kbd>}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {children}
    </div>
  );
}
