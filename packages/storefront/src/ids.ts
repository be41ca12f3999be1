import type { VisitorId } from '@facet/engine';

/** Whether a value from outside can be a visitor's id; subjects look alike. */
export function isVisitor(value = ''): value is VisitorId {
  return /^[\w-]{8,64}$/.test(value);
}

/** A random UUID: the end of an object's address. `crypto.randomUUID` is missing in pages without TLS. */
export function createId(): string {
  const address = URL.createObjectURL(new Blob());
  URL.revokeObjectURL(address);
  return address.slice(-36);
}
