import type { Slot } from './slot.ts';

/** Sets one inline declaration. `!important` at the end of the value is taken as the priority. */
export function toStyleSlot(property: string, value: string): Slot {
  const plain = value.replace(/\s*!important\s*$/i, '');
  return {
    name: property,
    read: ({ style }) => style.getPropertyValue(property),
    write: ({ style }) => style.setProperty(property, plain, plain === value ? '' : 'important'),
    keep: (element) => {
      const { style } = element;
      const before = style.getPropertyValue(property);
      const priority = style.getPropertyPriority(property);
      return () => {
        style.setProperty(property, before, priority);
        if (!style.length) element.removeAttribute('style');
      };
    },
  };
}
