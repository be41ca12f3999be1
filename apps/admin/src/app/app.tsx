import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { whenIdle } from '../lib/when-idle.ts';
import { onceOverlaysAreAsked } from '../ui/overlays-ready.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { cssVariablesResolver, theme } from './theme.ts';

/** Everything that all pages stand on. */
export function App() {
  const overlays = useOverlays();
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <RouterProvider router={router} />
        {overlays}
      </MantineProvider>
    </QueryClientProvider>
  );
}

/**
 * What comes up over pages: there once the first page has been shown, or when something wants to come up. Where it cannot
 * be loaded the page stays as it is, and it is tried again by the next that wants to come up, and on the next page.
 */
function useOverlays(): ReactNode {
  const [overlays, setOverlays] = useState<ReactNode>(null);
  useEffect(() => {
    const load = () => {
      import('./overlays.tsx').then(
        ({ Overlays }) => setOverlays(<Overlays />),
        () => undefined,
      );
    };
    onceOverlaysAreAsked(load);
    return router.subscribe('onResolved', () => whenIdle(load));
  }, []);
  return overlays;
}
