const mostFrames = 300;
const fields = 'input:not([type="hidden"]), textarea, select, [contenteditable="true"]';

/**
 * Puts the focus into the field of a place of the definition, such as `variations.1.changes.0.selector`, and scrolls it
 * into sight. It waits for some seconds, since the tab may still have to be loaded and drawn.
 */
export function focusPlace(path: string, frames = mostFrames): void {
  const field = findField(path);
  if (field === undefined) {
    if (frames > 0) requestAnimationFrame(() => focusPlace(path, frames - 1));
    return;
  }
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}

/** The field that names the place; else the one beside which the problem is told. */
function findField(path: string): HTMLElement | undefined {
  const named = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(path)}"]`);
  if (named !== null)
    return named.matches(fields) ? named : (named.querySelector<HTMLElement>(fields) ?? named);
  const told = document.querySelector(`[data-problem-at="${CSS.escape(path)}"]`);
  return told === null ? undefined : findNearest(told, told.parentElement);
}

function findNearest(told: Element, around: Element | null): HTMLElement | undefined {
  if (around === null) return undefined;
  const near = [...around.querySelectorAll<HTMLElement>(fields)];
  if (near.length === 0) return findNearest(told, around.parentElement);
  return (
    near.find((field) => field.getAttribute('aria-invalid') === 'true') ??
    near.findLast((field) => isBefore(field, told)) ??
    near[0]
  );
}

function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
