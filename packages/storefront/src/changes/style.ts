import type { Slot } from './slot.ts';

/** Sets one inline declaration. `!important` at the end of the value is taken as the priority. */
export function toStyleSlot(property: string, value: string): Slot {
  const plain = value.replace(/\s*!important\s*$/i, '');
  const priority = plain === value ? '' : 'important';
  const read = ({ style }: HTMLElement): string =>
    `${style.getPropertyValue(property)}!${style.getPropertyPriority(property)}`;
  return {
    name: property,
    read,
    holds: (element) => read(element) === `${plain}!${priority}`,
    write: (element) => element.style.setProperty(property, plain, priority),
    keep: ({ style }) => {
      const before = style.getPropertyValue(property);
      const beforePriority = style.getPropertyPriority(property);
      return () => style.setProperty(property, before, beforePriority);
    },
  };
}
