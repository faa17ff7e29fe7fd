export const guide = {
  'guide.title': 'User guide',
  'guide.chapters': 'Chapters',
} as const;
