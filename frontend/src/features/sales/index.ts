export { AllocationsOf, useAllocations } from './AllocationsOf';
export { SalesStateBadge } from './states';
