/** Waits for something, but no longer than that. */
export function atMost(ms: number, done: Promise<unknown>): Promise<unknown> {
  return Promise.race([done, new Promise((resolve) => setTimeout(resolve, ms))]);
}
