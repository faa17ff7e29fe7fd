import type { makeRouter } from './router';

/** The first page is there by then, and what it reads. */
const FIRST_MS = 1500;
const NEXT_MS = 60;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Loads the pages that were not opened yet, one after the other, so that the first visit is as quick as the next. */
export async function preloadPages(router: ReturnType<typeof makeRouter>): Promise<void> {
  await pause(FIRST_MS);
  for (const route of Object.values(router.routesById)) {
    // What does not load now says so when it is opened.
    await router.loadRouteChunk(route)?.catch(() => {});
    await pause(NEXT_MS);
  }
}
