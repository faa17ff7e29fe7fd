export { OnOrderOf, useOnOrder } from './OnOrderOf';
export { PurchaseStateBadge } from './states';
