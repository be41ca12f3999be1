import { openQueue } from './open-queue.ts';

declare global {
  interface Navigator {
    /** https://www.w3.org/TR/gpc/ */
    readonly globalPrivacyControl?: boolean;
  }
}

/*
 * A visitor whose browser sends Global Privacy Control counts as one who does not agree. It is said before all else that
 * waits, so that what the page says of this visitor counts more.
 */
if (navigator.globalPrivacyControl === true) openQueue()?.unshift(['consent', false]);
