import type { VisitorId } from '@facet/engine';

/** Whether a value from outside can be a visitor's id; subjects look alike. */
export function isVisitor(value = ''): value is VisitorId {
  return /^[\w-]{8,64}$/.test(value);
}

/** 128 random bits as text. `crypto.randomUUID` is missing in pages without TLS. */
export function createId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
