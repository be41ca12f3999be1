import { element } from '../overlay/element.ts';
import { toElementWords } from './element-words.ts';

/** Frames round elements of the page, which take no room in it and no clicks from it. */
export type Outlines = {
  readonly root: HTMLElement;
  readonly hover: (element: Element | undefined) => void;
  /** `elements` is asked again whenever the frames are drawn: the page may have rendered anew. */
  readonly choose: (elements: () => readonly Element[]) => void;
  readonly draw: () => void;
};

const maxFrames = 60;
const everyMs = 200;

/** Creates the frames; they follow the page as it scrolls and changes. */
export function createOutlines(): Outlines {
  const label = element('span', { class: 'tag' });
  const hovered = element('div', { class: 'outline hover' }, label);
  hovered.hidden = true;
  const chosen = element('div', {});
  const root = element('div', { 'aria-hidden': 'true' }, chosen, hovered);
  let under: Element | undefined;
  let list: () => readonly Element[] = () => [];
  const draw = (): void => {
    place(hovered, under);
    const elements = list().slice(0, maxFrames);
    while (chosen.children.length > elements.length) chosen.lastElementChild?.remove();
    while (chosen.children.length < elements.length)
      chosen.append(element('div', { class: 'outline chosen' }));
    elements.forEach((each, at) => {
      const frame = chosen.children[at];
      if (frame instanceof HTMLElement) place(frame, each);
    });
  };
  for (const type of ['scroll', 'resize']) addEventListener(type, draw, true);
  setInterval(draw, everyMs);
  return {
    root,
    hover: (next) => {
      under = next;
      label.textContent = next ? toElementWords(next) : '';
      draw();
    },
    choose: (elements) => {
      list = elements;
      draw();
    },
    draw,
  };
}

function place(frame: HTMLElement, around: Element | undefined): void {
  const box = around?.isConnected ? around.getBoundingClientRect() : undefined;
  frame.hidden = box === undefined || (box.width === 0 && box.height === 0);
  if (!box || frame.hidden) return;
  const { style } = frame;
  style.transform = `translate(${box.left}px, ${box.top}px)`;
  style.width = `${box.width}px`;
  style.height = `${box.height}px`;
}
