import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useShortcuts } from '../app/shortcuts';
import { t } from '../i18n';

/** True while the page is being printed: what is drawn only as far as one sees it is then drawn in full. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The sheets are laid out as soon as the event is over.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

/** More rows than this are no reading matter, and take long to lay out on sheets. */
export const MOST_PRINTED = 5000;

interface Rows {
  loaded: number;
  total: number | undefined;
  /** Which rows there are, or how many, is still to come. */
  summing: boolean | undefined;
  onLoadMore: (() => void) | undefined;
}

/** Ctrl+P on a list reads its rows, up to MOST_PRINTED, before it prints. */
export function usePrintWhole({ loaded, total = 0, summing, onLoadMore }: Rows, active: boolean): void {
  // How often it was asked for: where reading failed, the keys begin it again.
  const [wanted, setWanted] = useState(0);
  const wants = wanted > 0 && loaded < Math.min(total, MOST_PRINTED) && onLoadMore !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once for every number of loaded rows, not for every new function
  useEffect(() => {
    if (wants) onLoadMore?.();
    else if (wanted > 0 && !summing) {
      setWanted(0);
      // Not here: what `beforeprint` draws could not be drawn within an effect.
      setTimeout(() => window.print());
    }
  }, [wanted, wants, loaded, summing]);
  useShortcuts(
    active ? [{ keys: 'mod+p', label: t('keys.print'), run: () => setWanted((before) => before + 1) }] : NO_KEYS,
  );
}

const NO_KEYS = [] as const;
