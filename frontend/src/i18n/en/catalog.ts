export const catalog = {
  'catalog.empty': 'No products yet.',
} as const;
