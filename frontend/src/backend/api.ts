/** The generated services and the shapes they speak, under the names that the rest of the page uses. */
export * as App from '../../wailsjs/go/api/App';
export * as Backups from '../../wailsjs/go/api/Backups';
export * as Catalog from '../../wailsjs/go/api/Catalog';
export * as Customers from '../../wailsjs/go/api/Customers';
export * as History from '../../wailsjs/go/api/History';
export * as Imports from '../../wailsjs/go/api/Imports';
export * as Lists from '../../wailsjs/go/api/Lists';
export * as Purchasing from '../../wailsjs/go/api/Purchasing';
export * as Reports from '../../wailsjs/go/api/Reports';
export * as Sales from '../../wailsjs/go/api/Sales';
export * as Settings from '../../wailsjs/go/api/Settings';
export * as Stock from '../../wailsjs/go/api/Stock';
export * as Suppliers from '../../wailsjs/go/api/Suppliers';
export * as Today from '../../wailsjs/go/api/Today';
export type { api } from '../../wailsjs/go/models';
