import { whenParsed } from '../when-loaded.ts';
import { element } from './element.ts';
import { addStyle } from './style.ts';

/** A place of the overlay's own at the end of the page, apart from the shop's style and scripts. */
export type Frame = {
  readonly root: HTMLElement;
  /** Puts it into the page, once that is there, and again where the shop has thrown it out. */
  readonly show: () => void;
  readonly remove: () => void;
};

/** Creates a frame. Its name is that of no element that a shop's style may speak of. */
export function createFrame(label: string): Frame {
  const host = document.createElement('facet-preview');
  const shadow = host.attachShadow({ mode: 'open' });
  addStyle(shadow);
  const root = element('section', { class: 'frame', 'aria-label': label });
  shadow.append(root);
  let removed = false;
  const show = (): void => {
    if (!removed && !host.isConnected) document.body.append(host);
  };
  return {
    root,
    show: () => whenParsed(show),
    remove: () => {
      removed = true;
      host.remove();
    },
  };
}
