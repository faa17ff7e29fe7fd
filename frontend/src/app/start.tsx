import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { atMost } from '../lib/wait';
import { joinWindow } from './native';
import { Providers } from './Providers';
import { preloadPages } from './preload';
import { makeQueryClient } from './queryClient';
import { makeRouter } from './router';

/** Longer than this the first page is not waited for. */
const FIRST_PAGE_MS = 1000;

/** Begins the page, in place of the frame that is shown until then. */
export async function start(root: HTMLElement): Promise<void> {
  const client = makeQueryClient();
  const router = makeRouter();
  joinWindow(router, client);
  // What is not there yet would leave the window empty for a moment.
  await atMost(FIRST_PAGE_MS, router.load());
  createRoot(root).render(
    <StrictMode>
      <Providers client={client}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
  void preloadPages(router);
}
