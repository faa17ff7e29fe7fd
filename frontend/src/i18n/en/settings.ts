export const settings = {
  'settings.empty': 'No settings yet.',
} as const;
