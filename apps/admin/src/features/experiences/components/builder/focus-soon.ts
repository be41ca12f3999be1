/**
 * Puts the focus on something that is only there once the page has been drawn again, such as the field of a condition
 * that was just added. `find` gives nothing where the focus is to stay.
 */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => find()?.focus());
}

/** The first control in an element that can have the focus. */
export function findControl(element: Element | null | undefined): HTMLElement | null {
  return (
    element?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button:not(:disabled)') ?? null
  );
}
