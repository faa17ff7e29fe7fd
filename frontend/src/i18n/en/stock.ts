export const stock = {
  'stock.empty': 'No stock has moved yet.',
} as const;
