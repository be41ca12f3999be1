import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { noteOverlaysReady } from '../ui/overlays-ready.ts';

/** What comes up over pages: questions and notifications. Loaded after the page that people came for. */
export function Overlays() {
  useEffect(noteOverlaysReady, []);
  return (
    <>
      <Notifications position="bottom-right" />
      <ModalsProvider>{null}</ModalsProvider>
    </>
  );
}
