/** Query keys of the settings page; what the user chose is under `settingsKey` of the app. */
export const settingsKeys = {
  units: () => ['catalog', 'units'] as const,
  database: () => ['stock', 'database'] as const,
  version: () => ['settings', 'version'] as const,
};
