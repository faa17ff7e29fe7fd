export const sales = {
  'sales.empty': 'No sales orders yet.',
  'sales.shipEmpty': 'No orders wait to be shipped.',
} as const;
