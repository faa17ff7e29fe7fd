import { createContext, useContext } from 'react';

export interface Frame {
  openFinder: () => void;
  openKeys: () => void;
  /** The pixels that the rail takes from the page. */
  railWidth: number;
}

export const ShellContext = createContext<Frame>({ openFinder: () => {}, openKeys: () => {}, railWidth: 0 });

export function useShell(): Frame {
  return useContext(ShellContext);
}
