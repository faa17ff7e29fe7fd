import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { joinWindow } from './native';
import { Providers } from './Providers';
import { preloadPages } from './preload';
import { makeQueryClient } from './queryClient';
import { makeRouter } from './router';

/** Begins the page, in place of the frame that is shown until then. */
export function start(root: HTMLElement): void {
  const client = makeQueryClient();
  const router = makeRouter();
  joinWindow(router, client);
  void router.load();
  createRoot(root).render(
    <StrictMode>
      <Providers client={client}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
  void preloadPages(router);
}
