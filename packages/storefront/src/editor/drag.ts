import { narrow } from './style.ts';

/** Lets a panel be drawn by its head to where it is out of the way; on a narrow page it stays docked. */
export function letDrag(panel: HTMLElement): { readonly reset: () => void } {
  const head = panel.querySelector('header');
  let from: { readonly x: number; readonly y: number } | undefined;
  let moved = { x: 0, y: 0 };
  const place = (x: number, y: number): void => {
    moved = { x, y };
    panel.style.translate = x === 0 && y === 0 ? '' : `${x}px ${y}px`;
  };
  head?.addEventListener('pointerdown', (event) => {
    const { target, clientX, clientY, pointerId } = event;
    if (target instanceof Element && target.closest('button')) return;
    if (matchMedia(narrow).matches) return;
    from = { x: clientX - moved.x, y: clientY - moved.y };
    head.setPointerCapture(pointerId);
  });
  head?.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (!from) return;
    const before = moved;
    place(clientX - from.x, clientY - from.y);
    const { left, right, top } = head.getBoundingClientRect();
    if (left < 0 || right > innerWidth || top < 0 || top > innerHeight - 40) place(before.x, before.y);
  });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    head?.addEventListener(type, () => {
      from = undefined;
    });
  }
  return { reset: () => place(0, 0) };
}

/** Whether a panel hides most of an element. */
export function covers(panel: Element, element: Element): boolean {
  const [one, other] = [panel.getBoundingClientRect(), element.getBoundingClientRect()];
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  if (width <= 0 || height <= 0) return false;
  return width * height > 0.4 * other.width * other.height;
}
