import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { onEvent } from '../backend';
import { BooksGate } from '../features/backups/BooksGate';
import { useBooksFinder } from '../features/finder/useBooksFinder';
import { useCommandFinder } from '../features/finder/useCommandFinder';
import { useReportFinder } from '../features/reports/useReports';
import { ScanAnywhere } from '../features/scan/ScanAnywhere';
import { SoundnessBanner } from '../features/soundness/SoundnessBanner';
import { useWaiting } from '../features/soundness/useWaiting';
import { useTodayCounts } from '../features/today/useTodayCounts';
import { t } from '../i18n';
import { undoLast } from '../ui/toast';
import { guardDoubleClicks } from './doubleClick';
import { Finder } from './Finder';
import { tellDrawn } from './frame';
import { KeysDialog } from './KeysDialog';
import { navPages } from './nav';
import { Rail } from './Rail';
import { useRailRoom } from './railRoom';
import { useRecentFile } from './recent';
import classes from './Shell.module.css';
import { ShellContext } from './shellContext';
import { listenForShortcuts, useShortcuts } from './shortcuts';

/** What the native menu asks for besides pages: `do` in the address tells the page to start it. */
const MENU: Readonly<Record<string, { to: string; search: Record<string, string> }>> = {
  'new-product': { to: '/products', search: { do: 'new' } },
  import: { to: '/settings', search: { do: 'import' } },
  about: { to: '/settings', search: { do: 'about' } },
};

function useMenu(onMenu: (what: string) => void) {
  const latest = useRef(onMenu);
  useEffect(() => {
    latest.current = onMenu;
  });
  useEffect(() => onEvent('menu', (what) => latest.current(String(what))), []);
}

/** The window's frame: rail, page, finder and the list of keys. */
export function Shell() {
  const [open, setOpen] = useState<'finder' | 'keys' | null>(null);
  const navigate = useNavigate();
  const rail = useRailRoom();
  const value = useMemo(
    () => ({ openFinder: () => setOpen('finder'), openKeys: () => setOpen('keys'), railWidth: rail.width }),
    [rail.width],
  );
  useTodayCounts();
  useRecentFile();
  useBooksFinder();
  useReportFinder();
  useCommandFinder(value.openKeys);
  useWaiting();
  useEffect(() => listenForShortcuts(), []);
  useEffect(() => guardDoubleClicks(), []);
  useEffect(tellDrawn, []);
  useShortcuts(
    [
      { keys: 'mod+k', label: t('keys.find'), run: () => setOpen('finder') },
      { keys: 'mod+p', label: t('keys.print'), run: () => window.print() },
      { keys: '?', label: t('keys.this'), run: () => setOpen('keys') },
      {
        keys: 'mod+z',
        label: t('keys.undo'),
        run: () => {
          if (!undoLast()) void navigate({ to: '/history' });
        },
      },
      ...navPages.map((page) => ({
        keys: `g ${page.letter}`,
        label: t('keys.go', { page: t(page.full ?? page.label) }),
        run: () => void navigate({ to: page.to }),
      })),
    ],
    'window',
  );
  useMenu((what) => {
    if (what === 'shortcuts') setOpen('keys');
    else void navigate(MENU[what] ?? { to: what });
  });
  const skip = () => document.getElementById('content')?.focus();
  return (
    <ShellContext value={value}>
      <button type="button" className={classes.skip} onClick={skip}>
        {t('shell.skip')}
      </button>
      <div className={classes.window}>
        <SoundnessBanner />
        <div className={classes.shell}>
          <Rail {...rail} />
          <main className={classes.main} id="content" tabIndex={-1}>
            <BooksGate>
              <Outlet />
            </BooksGate>
          </main>
        </div>
      </div>
      <ScanAnywhere />
      <Finder opened={open === 'finder'} onClose={() => setOpen(null)} />
      <KeysDialog opened={open === 'keys'} onClose={() => setOpen(null)} />
    </ShellContext>
  );
}
