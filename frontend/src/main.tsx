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
import { makeQueryClient } from './app/queryClient';
import { makeRouter } from './app/router';

const root = document.getElementById('root');
if (root) {
  const client = makeQueryClient();
  const router = makeRouter();
  joinWindow(router, client);
  createRoot(root).render(
    <StrictMode>
      <Providers client={client}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}
