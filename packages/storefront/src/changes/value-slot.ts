import type { Slot } from './slot.ts';

/** A slot that holds one value, which is put back as it was read. */
export function toValueSlot<Value>(
  name: string,
  value: Value,
  read: (element: HTMLElement) => Value,
  write: (element: HTMLElement, value: Value) => unknown,
): Slot {
  return {
    name,
    read,
    write: (element) => {
      write(element, value);
    },
    keep: (element) => {
      const before = read(element);
      return () => {
        write(element, before);
      };
    },
  };
}
