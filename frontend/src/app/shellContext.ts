import { createContext, useContext } from 'react';

export interface ShellActions {
  openFinder: () => void;
  openKeys: () => void;
}

export const ShellContext = createContext<ShellActions>({ openFinder: () => {}, openKeys: () => {} });

export function useShell(): ShellActions {
  return useContext(ShellContext);
}
