import { attempt } from '../attempt.ts';

/** All that a selector finds on the page; nothing where it is none. */
export function findAll(selector: string): readonly HTMLElement[] {
  return attempt(() => [...document.querySelectorAll<HTMLElement>(selector)]) ?? [];
}
