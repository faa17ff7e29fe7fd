/** Every page of the window and its title. */
export const everywhere = [
  ['/', 'Today'],
  ['/start', 'Welcome'],
  ['/products', 'Products'],
  ['/stock', 'Stock'],
  ['/stock?tab=movements', 'Stock'],
  ['/stock?tab=locations', 'Stock'],
  ['/purchasing/orders', 'Purchase orders'],
  ['/purchasing/orders/new', 'New purchase order'],
  ['/purchasing/receive', 'Receive'],
  ['/purchasing/reorder', 'Reorder'],
  ['/suppliers', 'Suppliers'],
  ['/sales/orders', 'Sales orders'],
  ['/sales/orders/new', 'New sales order'],
  ['/sales/ship', 'Ship'],
  ['/customers', 'Customers'],
  ['/history', 'History'],
  ['/reports', 'Reports'],
  ['/reports/stock-levels', 'Stock levels'],
  ['/reports/sales-by-period', 'Sales by period'],
  ['/settings', 'Settings'],
  ['/settings?do=import', 'Import'],
  ['/guide', 'User guide'],
] as const;

/** Pages of one thing, in Northwind's books with one purchase order. */
export const ofOne = [
  ['/products?archived=all', 'Products'],
  ['/products/2', 'Chang'],
  ['/products/2?tab=locations', 'Chang'],
  ['/products/2?tab=orders', 'Chang'],
  ['/products/2?tab=suppliers', 'Chang'],
  ['/products/2?tab=sales', 'Chang'],
  ['/products/2?tab=notes', 'Chang'],
  ['/purchasing/orders/1', 'PO-00001'],
  ['/purchasing/orders/new?supplier=1', 'New purchase order'],
  ['/purchasing/receive?order=1', 'Receive PO-00001'],
  ['/suppliers/1', 'Exotic Liquids'],
  ['/sales/orders/761', '11008'],
  ['/sales/orders/new?customer=1', 'New sales order'],
  ['/sales/ship?order=761', 'Ship 11008'],
  ['/customers/20', 'Ernst Handel'],
] as const;

/** The name of a page in file names: `/stock?tab=movements` is `stock-movements`. */
export function nameOf(path: string): string {
  const words = path.replace(/\?(tab|do)=/, '-').replace(/[^a-z0-9]+/gi, '-');
  return words.replace(/^-|-$/g, '') || 'today';
}

/** What opens over a page: where, by which steps, and what is then there. See `open` in pages/floating.ts. */
export interface Floating {
  name: string;
  path: string;
  title: string;
  steps: readonly string[];
  /** The role and name of what opened. */
  shows: readonly [
    'dialog' | 'menu' | 'listbox' | 'combobox' | 'button' | 'alert' | 'text' | 'toolbar' | 'group' | 'form' | 'status',
    string,
  ];
}

const floating = (
  name: string,
  path: string,
  title: string,
  steps: readonly string[],
  ...shows: Floating['shows']
): Floating => ({ name, path, title, steps, shows });

/** Every dialog, menu and list of choices, in Northwind's books with a purchase order of which a part arrived. */
export const floatings: readonly Floating[] = [
  floating('product-new', '/products', 'Products', ['n'], 'dialog', 'New product'),
  floating('product-edit', '/products/2', 'Chang', ['e'], 'dialog', 'Edit product'),
  floating('product-order', '/products/2', 'Chang', ['o'], 'dialog', 'Order Chang'),
  floating('product-menu', '/products/2', 'Chang', ['button:More actions'], 'menu', 'More actions'),
  floating('adjust', '/products/2', 'Chang', ['a'], 'dialog', 'Adjust'),
  floating('transfer', '/stock', 'Stock', ['t'], 'dialog', 'Transfer'),
  floating('opening-balance', '/stock', 'Stock', ['o'], 'dialog', 'Opening balance'),
  floating('location-new', '/stock?tab=locations', 'Stock', ['n'], 'dialog', 'New location'),
  floating('supplier-new', '/suppliers', 'Suppliers', ['n'], 'dialog', 'New supplier'),
  floating('supplier-menu', '/suppliers/1', 'Exotic Liquids', ['button:More actions'], 'menu', 'More actions'),
  floating('customer-new', '/customers', 'Customers', ['n'], 'dialog', 'New customer'),
  floating('keys', '/', 'Today', ['?'], 'dialog', 'Keys'),
  floating('finder', '/', 'Today', ['Control+k'], 'dialog', 'Find'),
  floating('finder-found', '/', 'Today', ['Control+k', 'type:cha'], 'listbox', 'Find'),
  floating('order-menu', '/purchasing/orders/1', 'PO-00001', ['button:More steps'], 'menu', 'More steps'),
  floating(
    'export-menu',
    '/reports/stock-levels',
    'Stock levels',
    ['button:Choose the format'],
    'menu',
    'Choose the format',
  ),
  floating(
    'sales-cancel',
    '/sales/orders/761',
    '11008',
    ['button:More steps', 'menuitem:Cancel order'],
    'dialog',
    'Cancel 11008',
  ),
  floating('unit-new', '/settings', 'Settings', ['button:New unit'], 'dialog', 'New unit'),
  floating('required', '/products', 'Products', ['n', 'button:Save'], 'text', 'Please fill this in.'),
  floating(
    'discard',
    '/products',
    'Products',
    ['n', 'there:New product', 'type:Assam', 'Escape'],
    'dialog',
    'Discard what you typed?',
  ),
  floating('columns', '/products', 'Products', ['c'], 'dialog', 'Columns'),
  floating('copy-and-save', '/products', 'Products', ['s'], 'menu', 'Copy and save'),
  floating('view-new', '/stock', 'Stock', ['v', 'menuitem:Save this view…'], 'dialog', 'Save this view'),
  floating(
    'views',
    '/products',
    'Products',
    [
      'v',
      'menuitem:Save this view…',
      'there:Save this view',
      'type:Everything we keep',
      'Enter',
      'gone:Save this view',
      'v',
    ],
    'menu',
    'Views',
  ),
  floating('filters', '/products', 'Products', ['f'], 'group', 'Filter'),
  floating('filter-pick', '/products', 'Products', ['f', 'field:Category'], 'form', 'Filter by Category'),
  floating('filter-choice', '/products', 'Products', ['f', 'field:Status'], 'form', 'Filter by Status'),
  floating('filter-range', '/products', 'Products', ['f', 'field:Price'], 'form', 'Filter by Price'),
  floating('filter-date', '/sales/orders', 'Sales orders', ['f', 'field:Order date'], 'form', 'Filter by Order date'),
  floating(
    'filter-chip',
    '/products?price=10000000..50000000',
    'Products',
    ['start:Change filter'],
    'form',
    'Filter by Price',
  ),
  floating(
    'understood',
    '/products?q=supplier:exotic+(price:10..20+OR+low)',
    'Products',
    [],
    'status',
    'Understood as',
  ),
  floating('not-understood', '/products?q=price:cheap+-low', 'Products', [], 'status', 'Understood as'),
  floating('selected', '/products', 'Products', ['row:Chai', 'x'], 'toolbar', '1 selected'),
  floating(
    'bulk-category',
    '/products',
    'Products',
    ['row:Chai', 'x', 'Shift+ArrowDown', 'button:Set category'],
    'dialog',
    'Set the category of',
  ),
  floating('bulk-archive', '/products', 'Products', ['row:Chai', 'x', 'button:Archive'], 'dialog', 'Archive 1 product'),
  floating('copy-of-books', '/settings', 'Settings', ['button:Save a copy…'], 'dialog', 'Save a copy of the books'),
  floating(
    'copy-encrypted',
    '/settings',
    'Settings',
    ['button:Save a copy…', 'check:Encrypt with a passphrase'],
    'dialog',
    'Save a copy of the books',
  ),
  floating('backup-made', '/settings', 'Settings', ['button:Back up now'], 'text', 'The backup is made and proved.'),
  floating('restore', '/settings', 'Settings', ['start:Restore the backup of'], 'dialog', 'Restore a backup'),
  floating(
    'undo',
    '/products/3',
    'Aniseed Syrup',
    ['e', 'there:Edit product', 'type:Aniseed syrup', 'Enter'],
    'button',
    'Undo',
  ),
  floating('product-picked', '/sales/orders/new?customer=1', 'New sales order', ['type:ch'], 'listbox', ''),
];
