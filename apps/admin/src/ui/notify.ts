import type { NotificationData } from '@mantine/notifications';
import { ApiError, toErrorText } from '../lib/api/api-error.ts';
import { showNotification } from './show-notification.ts';
import { Quoted } from './trace/quoted.tsx';

/** The same news within this time comes of one and the same press. */
const newsMs = 1000;
const longMs = 10_000;
let last = { news: '', at: 0 };

type News = Omit<NotificationData, 'message'> & { readonly message: string; readonly title?: string };

/** Says that something was done. Names stand in “quotation marks”. */
export function notifyDone(message: string): void {
  show({ message, color: 'green' });
}

/** Says that something waits for whoever is at the page, and why. */
export function notifyWaiting(message: string): void {
  show({ message, color: 'blue', autoClose: longMs });
}

/** Says that something did not work, and why. An ended session says it by itself: the sign-in comes up. */
export function notifyError(error: unknown): void {
  if (error instanceof ApiError && error.code === 'unauthenticated') return;
  const { title, detail } = toErrorText(error);
  show({ title, message: detail, color: 'red', autoClose: longMs });
}

function show({ message, ...rest }: News): void {
  const news = `${rest.title} ${message}`;
  if (news === last.news && Date.now() - last.at < newsMs) return;
  last = { news, at: Date.now() };
  showNotification({ ...rest, message: Quoted({ children: message }) });
}
