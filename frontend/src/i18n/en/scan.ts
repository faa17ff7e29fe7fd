export const scan = {
  'scan.unknownTitle': 'Nobody has the code {code}',
  'scan.unknownSentence': 'Give it to a product that is there, or make a new one with it.',
  'scan.product': 'Product that has this code',
  'scan.link': 'Give it the code',
  'scan.create': 'Make a new product with this code…',
  'scan.linked': '{name} has the code {code} now.',
  'scan.linkOrCreate': 'Link or create…',
  'scan.finishFirst': '{code} was scanned. Finish what is open first.',
  'scan.otherProduct': 'This is {name}, and {other} is open. Finish that first.',
  'scan.archived': '{name} is archived and cannot be ordered.',
  'scan.added': '{name}: {quantity}',
} as const;
