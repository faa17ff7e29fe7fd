import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { invalidate, onChanged } from '../backend';
import { usePreference } from '../lib/preference';
import './print.css';
import { FormatProvider } from './format';
import { theme, variables } from './theme';

export const DENSITIES = ['compact', 'normal', 'comfortable'] as const;

/** The height of rows in lists, remembered. */
export function useDensity() {
  return usePreference('density', DENSITIES, 'normal');
}

interface ProvidersProps {
  client: QueryClient;
  children: ReactNode;
  /** `test` switches Mantine's transitions off. */
  env?: 'default' | 'test';
}

/** Everything a page may rely on: theme, server state, toasts, formats. */
export function Providers({ client, children, env = 'default' }: ProvidersProps) {
  const [density] = useDensity();
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  useEffect(() => onChanged((topics) => invalidate(client, topics)), [client]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" env={env}>
      <QueryClientProvider client={client}>
        <FormatProvider>{children}</FormatProvider>
      </QueryClientProvider>
      <Notifications position="bottom-right" limit={4} />
    </MantineProvider>
  );
}
