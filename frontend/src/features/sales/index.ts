export { AllocationsOf } from './AllocationsOf';
export { SalesStateBadge } from './states';
