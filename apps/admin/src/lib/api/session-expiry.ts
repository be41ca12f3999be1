import { useSyncExternalStore } from 'react';
import { ApiError } from './api-error.ts';

const listeners = new Set<() => void>();
let expired = false;

/** Notices from any failed call that the session has ended, so that the sign-in can come up over the page. */
export function noticeExpiry(error: unknown): void {
  if (error instanceof ApiError && error.code === 'unauthenticated') setExpired(true);
}

/** Somebody signed in again. */
export function endExpiry(): void {
  setExpired(false);
}

/** Whether the session ended while somebody was at work. */
export function useSessionExpired(): boolean {
  return useSyncExternalStore(subscribe, () => expired);
}

function setExpired(next: boolean): void {
  if (next === expired) return;
  expired = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
