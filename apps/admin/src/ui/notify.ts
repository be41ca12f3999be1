import { notifications } from '@mantine/notifications';
import { toErrorText } from '../lib/api/api-error.ts';

/** Says that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green' });
}

/** Says that something did not work, and why. */
export function notifyError(error: unknown): void {
  const { title, detail } = toErrorText(error);
  notifications.show({ title, message: detail, color: 'red', autoClose: 10_000 });
}
