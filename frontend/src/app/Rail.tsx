import { ActionIcon, Tooltip, useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { t } from '../i18n';
import { useRailCounts } from './counts';
import { useFormat } from './format';
import { keepFrame } from './frame';
import { type NavPage, navigation } from './nav';
import classes from './Rail.module.css';
import type { RailRoom } from './railRoom';

/** After the first pages are there. */
const KEEP_MS = 1000;

const NEXT_SCHEME = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const SCHEME_ICON = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

/** The way to every page, with what waits there. */
export function Rail({ folded, toggle }: RailRoom) {
  const FoldIcon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const foldLabel = t(folded ? 'nav.unfold' : 'nav.fold');
  const nav = useRef<HTMLElement>(null);
  const { colorScheme } = useMantineColorScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept again when it looks otherwise
  useEffect(() => {
    const timer = setTimeout(() => nav.current && keepFrame(nav.current), KEEP_MS);
    return () => clearTimeout(timer);
  }, [folded, colorScheme]);
  return (
    <nav ref={nav} className={classes.rail} data-folded={folded || undefined} aria-label={t('nav.label')}>
      <div className={classes.brand}>
        <Mark />
        {!folded && <span>{t('app.name')}</span>}
      </div>
      <div className={classes.nav}>
        {navigation.map((group) => (
          <div key={group.pages[0]?.to} className={classes.group}>
            {group.heading && <div className={classes.heading}>{folded ? '' : t(group.heading)}</div>}
            {group.pages.map((page) => (
              <RailLink key={page.to} page={page} folded={folded} />
            ))}
          </div>
        ))}
      </div>
      <div className={classes.foot}>
        <ThemeToggle />
        <Tooltip label={foldLabel} position="right">
          <ActionIcon aria-label={foldLabel} onClick={toggle}>
            <FoldIcon size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
    </nav>
  );
}

function RailLink({ page, folded }: { page: NavPage; folded: boolean }) {
  const count = useRailCounts()[page.count ?? 'today'];
  const waiting = page.count ? count : undefined;
  const format = useFormat();
  const name = t(page.full ?? page.label);
  const link = (
    <Link
      to={page.to}
      className={classes.link}
      activeOptions={{ exact: page.to === '/', includeSearch: false }}
      aria-label={waiting ? `${name}, ${t('nav.waiting', { count: waiting })}` : name}
    >
      <page.icon size={18} stroke={1.5} aria-hidden />
      {!folded && <span className={classes.label}>{t(page.label)}</span>}
      {!folded && waiting ? (
        <span className={`${classes.count} num`} data-count>
          {format.quantity(waiting * 1000)}
        </span>
      ) : null}
    </Link>
  );
  if (!folded) return link;
  return (
    <Tooltip label={name} position="right">
      {link}
    </Tooltip>
  );
}

function ThemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = SCHEME_ICON[colorScheme];
  const label = t('shell.theme', { theme: t(`shell.theme.${colorScheme}`) });
  return (
    <Tooltip label={label} position="right">
      <ActionIcon aria-label={label} onClick={() => setColorScheme(NEXT_SCHEME[colorScheme])}>
        <Icon size={18} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Three shelves: the mark of the application. */
function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" className={classes.mark}>
      <rect x="1" y="1" width="20" height="20" rx="5" />
      <path d="M5 8.5h12M5 15.5h12" />
      <path d="M7 8.5v-3h3v3M12 15.5v-4h4v4" />
    </svg>
  );
}
