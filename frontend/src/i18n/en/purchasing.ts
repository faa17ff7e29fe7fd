export const purchasing = {
  'purchasing.empty': 'No purchase orders yet.',
  'purchasing.receiveEmpty': 'No deliveries are expected.',
  'purchasing.reorderEmpty': 'Nothing needs to be ordered.',
} as const;
