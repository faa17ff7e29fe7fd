import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { usePreference } from '../lib/preference';

const FOLDED = ['open', 'folded'] as const;
/** The widths of Rail.module.css. */
const WIDTH = { open: 208, folded: 56 } as const;

/** Where the window is narrower, or zoomed in as far, the page needs the room of the words. */
const NARROW = '(max-width: 880px)';

export interface RailRoom {
  /** Whether the rail shows icons alone. */
  folded: boolean;
  /** The pixels that it takes from the page. */
  width: number;
  toggle: () => void;
}

/** How the rail stands: as chosen, which is remembered; in a narrow window folded until one unfolds it. */
export function useRailRoom(): RailRoom {
  const [rail, setRail] = usePreference('rail', FOLDED, 'open');
  const [unfolded, setUnfolded] = useState(false);
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const folded = narrow ? !unfolded : rail === 'folded';
  return {
    folded,
    width: WIDTH[folded ? 'folded' : 'open'],
    toggle: () => (narrow ? setUnfolded(folded) : setRail(folded ? 'open' : 'folded')),
  };
}
