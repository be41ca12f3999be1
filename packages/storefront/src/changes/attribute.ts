import type { Slot } from './slot.ts';
import { toValueSlot } from './value-slot.ts';

/** Sets an attribute. */
export function toAttributeSlot(name: string, value: string): Slot {
  return toValueSlot<string | null>(
    `@${name}`,
    value,
    (element) => element.getAttribute(name),
    (element, value) => (value === null ? element.removeAttribute(name) : element.setAttribute(name, value)),
  );
}

/** Gives an element a class, or takes it away. */
export function toClassSlot(name: string, isOn: boolean): Slot {
  return toValueSlot(
    `.${name}`,
    isOn,
    ({ classList }) => classList.contains(name),
    (element, isOn) => {
      element.classList.toggle(name, isOn);
      tidy(element, 'class');
    },
  );
}

/** Leaves no attribute without a value where there was none. */
function tidy(element: Element, name: string): void {
  if (!element.getAttribute(name)) element.removeAttribute(name);
}

const important = ' !important';

/** Sets one inline declaration. `!important` at the end of the value is taken as the priority. */
export function toStyleSlot(property: string, value: string): Slot {
  return toValueSlot(
    property,
    value,
    ({ style }) => style.getPropertyValue(property) + (style.getPropertyPriority(property) && important),
    (element, value) => {
      const plain = value.replace(/\s*!important\s*$/i, '');
      element.style.setProperty(property, plain, plain === value ? '' : 'important');
      tidy(element, 'style');
    },
  );
}
