import { Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { t } from '../i18n';
import classes from './Finder.module.css';
import { type FinderSource, type Found, finderSources } from './finder';
import { navPages } from './nav';

interface Group {
  id: string;
  title: string;
  hits: Found[];
}

function usePageSource(): FinderSource {
  const navigate = useNavigate();
  return {
    id: 'pages',
    title: t('finder.pages'),
    find: async (text) =>
      navPages
        .map((page) => ({
          id: page.to,
          label: t(page.full ?? page.label),
          open: () => void navigate({ to: page.to }),
        }))
        .filter((page) => page.label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())),
  };
}

/** A source that fails shows nothing; the others still answer. */
async function ask(sources: readonly FinderSource[], text: string): Promise<Group[]> {
  const answers = await Promise.allSettled(sources.map((source) => source.find(text)));
  return sources
    .map((source, at) => {
      const answer = answers[at];
      return { id: source.id, title: source.title, hits: answer?.status === 'fulfilled' ? answer.value : [] };
    })
    .filter((group) => group.hits.length > 0);
}

/** Ctrl+K: type, arrow, Enter. */
export function Finder({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={560}
      attributes={{ content: { 'aria-label': t('finder.title') } }}
    >
      {opened && <FinderBody onClose={onClose} />}
    </Modal>
  );
}

function FinderBody({ onClose }: { onClose: () => void }) {
  const listId = useId();
  const pages = usePageSource();
  const [text, setText] = useState('');
  const [cursor, setCursor] = useState(0);
  const query = useQuery({
    queryKey: ['finder', text],
    queryFn: () => ask([...(text ? finderSources() : []), pages], text),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const groups = query.data ?? [];
  const flat = groups.flatMap((group) => group.hits);
  const at = Math.min(cursor, flat.length - 1);
  const open = (hit: Found | undefined) => {
    if (!hit) return;
    onClose();
    hit.open();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setCursor((at + step + flat.length) % Math.max(flat.length, 1));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      open(flat[at]);
    }
  };
  const active = flat[at] ? `${listId}-${at}` : undefined;
  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  let index = -1;
  return (
    <>
      <TextInput
        data-autofocus
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
        onChange={(event) => {
          setText(event.currentTarget.value);
          setCursor(0);
        }}
        onKeyDown={onKeyDown}
      />
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
        {query.data && flat.length === 0 && <div className={classes.none}>{t('finder.none', { text })}</div>}
      </div>
    </>
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
    </div>
  );
}
