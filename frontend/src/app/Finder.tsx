import { Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { t } from '../i18n';
import classes from './Finder.module.css';
import { askAll, type Found, type FoundAction, type FoundGroup } from './finder';

/** Ctrl+K: type, arrow, Enter; the right arrow shows what can be done with a hit at once. */
export function Finder({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [acting, setActing] = useState<Found | null>(null);
  const close = () => {
    setActing(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      closeOnEscape={!acting}
      padding={0}
      size={640}
      // Gone at once: a key pressed while it fades would be taken for one within it.
      transitionProps={{ transition: 'fade', duration: 120, exitDuration: 0 }}
      attributes={{ content: { 'aria-label': t('finder.title') } }}
    >
      {opened && <FinderBody acting={acting} onActing={setActing} onClose={close} />}
    </Modal>
  );
}

interface BodyProps {
  /** The hit whose actions are shown. */
  acting: Found | null;
  onActing: (hit: Found | null) => void;
  onClose: () => void;
}

/** What is shown: the groups of hits, or the actions of one as a group. */
function useShown(text: string, acting: Found | null) {
  const query = useQuery({
    queryKey: ['finder', text],
    queryFn: () => askAll(text),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const actions: FoundGroup[] = acting
    ? [
        {
          id: 'actions',
          title: acting.label,
          place: 0,
          hits: (acting.actions ?? []).map(({ key, label, run }) => ({
            id: key,
            label,
            right: key.toUpperCase(),
            open: run,
          })),
        },
      ]
    : [];
  const groups = acting ? actions : (query.data ?? []);
  return { groups, flat: groups.flatMap((group) => group.hits), settled: !!query.data && !query.isPlaceholderData };
}

function FinderBody({ acting, onActing, onClose }: BodyProps) {
  const listId = useId();
  const [text, setText] = useState('');
  const [cursor, setCursor] = useState(0);
  // Enter was pressed before the answer to what was typed came.
  const [waiting, setWaiting] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { groups, flat, settled } = useShown(text, acting);
  const at = Math.min(cursor, flat.length - 1);
  const hit = flat[at];
  const open = (what: Found | undefined) => {
    if (!what) return;
    onClose();
    what.open();
  };
  useEffect(() => {
    if (!waiting || !settled) return;
    setWaiting(false);
    open(flat[0]);
  });
  const act = (on: Found | null) => {
    onActing(on);
    setCursor(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const handled = acting ? actingKey(event.key, acting, { open, back: () => act(null) }) : false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setCursor((at + step + flat.length) % Math.max(flat.length, 1));
    else if (event.key === 'Enter') {
      if (acting || settled) open(hit);
      else setWaiting(true);
    } else if (
      !acting &&
      (event.key === 'ArrowRight' || event.key === 'Tab') &&
      hit?.actions?.length &&
      atEnd(input.current)
    ) {
      act(hit);
    } else if (!handled) return;
    event.preventDefault();
  };
  const active = hit ? `${listId}-${at}` : undefined;
  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <>
      <TextInput
        ref={input}
        data-autofocus
        data-takes-codes
        variant="unstyled"
        className={classes.input}
        leftSection={<IconSearch size={18} stroke={1.5} />}
        aria-label={t('finder.title')}
        placeholder={t('finder.placeholder')}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active}
        value={text}
        readOnly={acting !== null}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWaiting(false);
          setCursor(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Hits listId={listId} groups={groups} at={at} open={open} />
      {!acting && settled && flat.length === 0 && <div className={classes.none}>{t('finder.none', { text })}</div>}
      <div className={classes.hint}>{t(acting ? 'finder.hintActions' : 'finder.hint')}</div>
    </>
  );
}

function atEnd(input: HTMLInputElement | null): boolean {
  return input?.selectionStart === input?.value.length && input?.selectionEnd === input?.value.length;
}

/** While the actions are shown: their letters, and the way back. */
function actingKey(key: string, acting: Found, does: { open: (action: Found) => void; back: () => void }): boolean {
  const action = acting.actions?.find((each: FoundAction) => each.key === key.toLowerCase());
  if (action) does.open({ id: action.key, label: action.label, open: action.run });
  else if (key === 'Escape' || key === 'ArrowLeft' || key === 'Backspace') does.back();
  else return key.length === 1;
  return true;
}

interface HitsProps {
  listId: string;
  groups: readonly FoundGroup[];
  at: number;
  open: (hit: Found) => void;
}

function Hits({ listId, groups, at, open }: HitsProps) {
  let index = -1;
  return (
    <div id={listId} role="listbox" aria-label={t('finder.title')} className={classes.list}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a listbox is no group of options
        <div key={group.id} role="group" aria-label={group.title}>
          <div className={classes.heading} aria-hidden="true">
            {group.title}
          </div>
          {group.hits.map((hit) => {
            index++;
            return <FinderHit key={hit.id} hit={hit} id={`${listId}-${index}`} selected={index === at} open={open} />;
          })}
        </div>
      ))}
    </div>
  );
}

interface HitProps {
  hit: Found;
  id: string;
  selected: boolean;
  open: (hit: Found) => void;
}

function FinderHit({ hit, id, selected, open }: HitProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox that owns the list
    <div id={id} role="option" tabIndex={-1} aria-selected={selected} className={classes.hit} onClick={() => open(hit)}>
      <span className={classes.label}>{hit.label}</span>
      {hit.detail && <span className={classes.detail}>{hit.detail}</span>}
      {hit.right && <span className={`${classes.right} num`}>{hit.right}</span>}
      {hit.actions && hit.actions.length > 0 && (
        <kbd aria-hidden className={classes.more}>
          →
        </kbd>
      )}
    </div>
  );
}
