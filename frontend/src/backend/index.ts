export * from './api';
export { copyText } from './clipboard';
export { invalidate, onChanged, onEvent, type Topic } from './events';
export { BackendFault, faultMessage, faultWithin, toFault } from './fault';
export { invoke, requestId } from './invoke';
export { undoGiven } from './undo';
export { useCommand } from './useCommand';
export { type ListAnswer, type ListData, useList, usePrefetchList } from './useList';
