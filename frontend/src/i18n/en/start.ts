export const start = {
  'start.empty': 'Nothing has been set up yet.',
} as const;
