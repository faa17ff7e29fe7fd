export const reports = {
  'reports.empty': 'No reports yet.',
} as const;
