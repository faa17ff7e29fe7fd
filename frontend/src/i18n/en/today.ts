export const today = {
  'today.empty': 'What needs doing today appears here.',
} as const;
