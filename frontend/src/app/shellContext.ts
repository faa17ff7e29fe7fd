import { createContext, useContext } from 'react';

/** What pages know of the window around them. */
export interface ShellValue {
  openFinder: () => void;
  openKeys: () => void;
  /** The pixels that the rail takes from the page. */
  railWidth: number;
}

export const ShellContext = createContext<ShellValue>({ openFinder: () => {}, openKeys: () => {}, railWidth: 0 });

export function useShell(): ShellValue {
  return useContext(ShellContext);
}
