export { OnOrderOf } from './OnOrderOf';
export { PurchaseStateBadge } from './states';
