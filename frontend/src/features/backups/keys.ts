/** Query keys of the backups; an event says `backups` when one was made. */
export const backupKeys = {
  list: () => ['backups', 'list'] as const,
  state: () => ['backups', 'state'] as const,
};
