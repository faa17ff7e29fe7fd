import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { memo } from 'react';
import { useShortcuts } from '../app/shortcuts';
import { t } from '../i18n';
import classes from './WalkButtons.module.css';
import { useWalk } from './walk';

/** On the page of a row: goes to the one before or after in the list that it was opened from, by J and K. */
export const WalkButtons = memo(() => {
  const pathname = useLocation({ select: (location) => location.pathname });
  const navigate = useNavigate();
  const [, pages = '', id = ''] = /^(.*)\/(\d+)$/.exec(pathname) ?? [];
  const place = useWalk(pages, Number(id));
  // The list stays one step back.
  const go = (to: number | undefined) => {
    if (to !== undefined) void navigate({ to: `${pages}/${to}`, replace: true } as never);
  };
  const previous = () => go(place?.previous);
  const next = () => void place?.next?.().then(go);
  const several = place !== null && place.total !== 1;
  useShortcuts(
    several
      ? [
          { keys: 'j', label: t('keys.next'), run: next },
          { keys: 'k', label: t('keys.previous'), run: previous },
        ]
      : [],
  );
  if (!several) return null;
  return (
    <span className={classes.walk}>
      <span className={`${classes.place} num`}>{t('lists.position', { at: place.at, total: place.total ?? '…' })}</span>
      <ActionIcon
        variant="subtle"
        size={28}
        aria-label={t('lists.previous')}
        aria-keyshortcuts="K"
        disabled={place.previous === undefined}
        onClick={previous}
      >
        <IconChevronUp size={16} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size={28}
        aria-label={t('lists.next')}
        aria-keyshortcuts="J"
        disabled={!place.next}
        onClick={next}
      >
        <IconChevronDown size={16} stroke={1.5} />
      </ActionIcon>
    </span>
  );
});
