import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './app/theme.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { joinWindow } from './app/native';
import { Providers } from './app/Providers';
import { preloadPages } from './app/preload';
import { makeQueryClient } from './app/queryClient';
import { makeRouter } from './app/router';

/** Longer than this nobody waits for letters that lie in the program itself. */
const LETTERS_MS = 500;

/** Until the letters are there: all that is shown in others would move when they come. */
function letters(): Promise<unknown> {
  const tooLate = new Promise((resolve) => setTimeout(resolve, LETTERS_MS));
  return Promise.race([document.fonts.load('400 14px "Inter Variable"').catch(() => {}), tooLate]);
}

const root = document.getElementById('root');
if (root) {
  const client = makeQueryClient();
  const router = makeRouter();
  joinWindow(router, client);
  // The first page comes while the letters do.
  void router.load();
  void letters().then(() => {
    createRoot(root).render(
      <StrictMode>
        <Providers client={client}>
          <RouterProvider router={router} />
        </Providers>
      </StrictMode>,
    );
    void preloadPages(router);
  });
}
