export const parties = {
  'parties.suppliersEmpty': 'No suppliers yet.',
  'parties.customersEmpty': 'No customers yet.',
} as const;
