import type { Subject, VisitorId } from '@facet/engine';

/** Whether a value from outside can be a visitor's id. */
export function isVisitor(value: unknown): value is VisitorId {
  return typeof value === 'string' && /^[\w-]{8,64}$/.test(value);
}

/** Whether a value from outside can be a subject. */
export function isSubject(value: unknown): value is Subject {
  return isVisitor(value);
}

/** A new visitor's id. */
export function createVisitor(): VisitorId {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- visitor ids come from nowhere else
  return createId() as VisitorId;
}

/** A random UUID. Not by `randomUUID`, which pages without TLS lack. */
export function createId(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (Number(digit) ^ (byte & (15 >> (Number(digit) / 4)))).toString(16);
  });
}
