/** The states of orders that sums count: neither quotes and drafts nor what was cancelled. */
export const SOLD_STATES = ['confirmed', 'partially_shipped', 'shipped', 'closed_short'].join(',');
export const BOUGHT_STATES = ['ordered', 'partially_received', 'received', 'closed_short'].join(',');
