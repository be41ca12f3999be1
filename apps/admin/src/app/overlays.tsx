import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';

/** What comes up over pages: questions and notifications. Loaded after the page that people came for. */
export function Overlays() {
  return (
    <>
      <Notifications position="top-right" />
      <ModalsProvider>{null}</ModalsProvider>
    </>
  );
}
