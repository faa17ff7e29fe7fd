import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../app/shortcuts';
import { t } from '../i18n';
import classes from './ListToolbar.module.css';
import { callNow, useSoon } from './useSoon';

export interface FilterChip {
  id: string;
  /** The filter in words: "Category: Beverages". */
  label: string;
  onRemove: () => void;
}

export interface ListToolbarProps {
  /** What the search looks through: "Search products". */
  searchLabel: string;
  text: string;
  onText: (text: string) => void;
  /** Filters that are on. */
  chips?: readonly FilterChip[];
  /** Controls that set filters: selects, toggles. */
  children?: ReactNode;
}

function focusGrid() {
  document.querySelector<HTMLElement>('#content [role="grid"]')?.focus();
}

/** Search and filters of a list, in one row. */
export function ListToolbar({ searchLabel, text, onText, chips = [], children }: ListToolbarProps) {
  return (
    <div className={classes.toolbar}>
      <SearchField searchLabel={searchLabel} text={text} onText={onText} />
      {children}
      {chips.map((chip) => (
        <span key={chip.id} className={classes.chip}>
          {chip.label}
          <button type="button" aria-label={t('ui.removeFilter', { filter: chip.label })} onClick={chip.onRemove}>
            <IconX size={14} stroke={1.5} />
          </button>
        </span>
      ))}
    </div>
  );
}

/** `/` comes here; Enter or Arrow down goes on to the rows. */
const SearchField = memo(({ searchLabel, text, onText }: Pick<ListToolbarProps, 'searchLabel' | 'text' | 'onText'>) => {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  const send = useSoon((next: string) => {
    sent.current = next;
    onText(next);
  });
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);
  useShortcuts([{ keys: '/', label: t('keys.search'), run: () => input.current?.select() }]);

  const change = (next: string) => {
    setTyped(next);
    send(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (typed) change('');
      else focusGrid();
    } else if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) {
      event.preventDefault();
      callNow();
      focusGrid();
    }
  };
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes.search}
      style={{ '--letters': searchLabel.length }}
      aria-label={searchLabel}
      placeholder={searchLabel}
      leftSection={<IconSearch size={16} stroke={1.5} />}
      rightSectionPointerEvents="all"
      rightSection={
        typed ? (
          <CloseButton size="sm" aria-label={t('ui.clear')} onClick={() => change('')} />
        ) : (
          <kbd aria-hidden>/</kbd>
        )
      }
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
});
