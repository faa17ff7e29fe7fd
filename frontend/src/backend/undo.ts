import { type api, History } from './api';
import { invoke, requestId } from './invoke';

/** Takes back the command that was given under the request id, as the history page does. */
export function undoGiven(given: string): Promise<api.HistoryRow> {
  return invoke(History.Undo, { requestId: requestId(), id: 0, given });
}
