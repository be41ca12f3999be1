import { type NotificationData, notifications } from '@mantine/notifications';
import { askForOverlays } from './overlays-ready.ts';

/** Shows a message over the page, as soon as what draws it is there. Gives back its id. */
export function showNotification(message: NotificationData): string {
  askForOverlays();
  return notifications.show(message);
}
