import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { whenIdle } from '../lib/when-idle.ts';
import { onceOverlaysAreAsked } from '../ui/overlays-ready.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { cssVariablesResolver, theme } from './theme.ts';

const Overlays = lazy(async () => ({ default: (await import('./overlays.tsx')).Overlays }));

/** Everything that all pages stand on. */
export function App() {
  const overlays = useOverlays();
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <RouterProvider router={router} />
        <Suspense fallback={null}>{overlays ? <Overlays /> : null}</Suspense>
      </MantineProvider>
    </QueryClientProvider>
  );
}

/** Whether what comes up over pages is due: once the first page is there, or when something wants to come up. */
function useOverlays(): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const load = () => setDue(true);
    onceOverlaysAreAsked(load);
    return router.subscribe('onResolved', () => whenIdle(load));
  }, []);
  return due;
}
