import { notifications } from '@mantine/notifications';
import { ApiError, toErrorText } from '../lib/api/api-error.ts';

/** Says that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green' });
}

/** Says that something did not work, and why. An ended session says it by itself: the sign-in comes up. */
export function notifyError(error: unknown): void {
  if (error instanceof ApiError && error.code === 'unauthenticated') return;
  const { title, detail } = toErrorText(error);
  notifications.show({ title, message: detail, color: 'red', autoClose: 10_000 });
}
