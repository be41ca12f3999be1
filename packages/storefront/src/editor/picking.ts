/** What picking needs of the editor. */
type Use = {
  readonly host: Element;
  /** Whether clicks choose, rather than do what they do for visitors. */
  readonly isOn: () => boolean;
  readonly hover: (element: HTMLElement | undefined) => void;
  readonly pick: (element: HTMLElement) => void;
  readonly cancel: () => void;
};

const swallowed = [
  'click',
  'dblclick',
  'auxclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'submit',
  'dragstart',
] as const;
/** A page must still scroll by touch. */
const keeps = /^(pointer|touch)/;

/** Lets elements of the page be chosen by mouse, finger and keyboard: while picking is on, the shop hears nothing of it. */
export function listenForPicks({ host, isOn, hover, pick, cancel }: Use): void {
  const isOurs = (event: Event): boolean => event.composedPath().includes(host);
  for (const type of swallowed) {
    addEventListener(
      type,
      (event) => {
        if (!isOn() || isOurs(event)) return;
        if (!keeps.test(type)) event.preventDefault();
        event.stopImmediatePropagation();
        const target = type === 'click' ? toElement(event.target) : undefined;
        if (target) pick(target);
      },
      { capture: true, passive: false },
    );
  }
  addEventListener(
    'mouseover',
    (event) => {
      hover(isOn() && !isOurs(event) ? toElement(event.target) : undefined);
    },
    true,
  );
  addEventListener('focusin', (event) => {
    if (isOn() && !isOurs(event)) hover(toElement(event.target));
  });
  addEventListener(
    'keydown',
    (event) => {
      if (!isOn() || isOurs(event)) return;
      if (event.key === 'Escape') cancel();
      if (event.key !== 'Enter' && event.key !== ' ') return;
      const target = toElement(document.activeElement);
      if (!target || target === document.body) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      pick(target);
    },
    true,
  );
}

/** What can be changed of what was clicked: a drawing is changed as a whole, by what holds it. */
function toElement(target: EventTarget | null): HTMLElement | undefined {
  let at = target instanceof Element ? target : undefined;
  while (at && !(at instanceof HTMLElement)) at = at.parentElement ?? undefined;
  return at === document.documentElement ? undefined : at;
}
