import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Providers } from '../app/Providers';
import { makeQueryClient } from '../app/queryClient';
import { makeRouter } from '../app/router';
import { forgetPlaces } from '../ui/useRowCursor';

/** Shows a component that needs no route, with everything a page may rely on. */
export function renderUi(ui: ReactNode) {
  const client = makeQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Providers client={client} env="test">
      {children}
    </Providers>
  );
  return { user: userEvent.setup(), ...render(ui, { wrapper }) };
}

/** Opens the application at an address, such as `/products?q=chang`, over the fakeBackend of the test. */
export function renderAt(address: string) {
  forgetPlaces();
  const router = makeRouter(createMemoryHistory({ initialEntries: [address] }));
  const shown = render(
    <Providers client={makeQueryClient()} env="test">
      <RouterProvider router={router} />
    </Providers>,
  );
  return { user: userEvent.setup(), router, ...shown };
}
