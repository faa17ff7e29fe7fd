/** What Wails' runtime has for telling the window of something; absent in browsers and component tests. */
interface Teller {
  EventsEmit?(event: string, ...data: unknown[]): void;
}

/** Tells the window of an event, such as `work`. */
export function tell(event: string, ...data: unknown[]): void {
  (window.runtime as Teller | undefined)?.EventsEmit?.(event, ...data);
}
