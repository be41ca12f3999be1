import type { Change } from '@facet/engine';
import { button, element, setText } from '../overlay/element.ts';
import { toChangeWords } from './change-words.ts';

type Use = {
  readonly remove: (at: number) => void;
  readonly choose: (selector: string) => void;
  readonly undo: () => void;
};

/** The variation's changes, each with what can be done about it. */
export type ListPanel = {
  readonly root: HTMLElement;
  readonly update: (changes: readonly Change[], canUndo: boolean) => void;
};

/** Creates the list. */
export function createListPanel({ remove, choose, undo }: Use): ListPanel {
  const title = element('h3', { tabindex: '-1' });
  const undoing = button('Undo', undo);
  const list = element('ol', { class: 'changes' });
  const none = element('p', { class: 'quiet' }, 'Nothing is changed yet.');
  let drawn = '';
  return {
    root: element(
      'section',
      { 'aria-label': 'Changes of this variation', class: 'stack' },
      element('div', { class: 'row' }, title, undoing),
      none,
      list,
    ),
    update: (changes, canUndo) => {
      undoing.disabled = !canUndo;
      const text = JSON.stringify([changes, location.href]);
      if (text === drawn) return;
      drawn = text;
      setText(title, `Changes (${changes.length})`);
      none.hidden = changes.length > 0;
      list.replaceChildren(
        ...changes.map((change, at) =>
          toItem(change, at, choose, () => {
            remove(at);
            // Its button is gone with it.
            title.focus();
          }),
        ),
      );
    },
  };
}

function toItem(
  change: Change,
  at: number,
  choose: (selector: string) => void,
  remove: () => void,
): HTMLElement {
  const selector = 'selector' in change ? change.selector : '';
  const count = selector === '' ? undefined : countElements(selector);
  const notes =
    count === 0
      ? [element('p', { class: 'notice' }, 'Finds no element on this page.')]
      : count !== undefined && count > 1
        ? [element('p', { class: 'quiet' }, `Changes all ${count} that it finds here.`)]
        : [];
  return element(
    'li',
    {},
    element('p', {}, toChangeWords(change)),
    ...(selector === '' ? [] : [element('p', { class: 'quiet' }, element('code', {}, selector))]),
    ...notes,
    element(
      'div',
      { class: 'actions' },
      ...(count
        ? [
            button('Choose', () => choose(selector), {
              'aria-label': `Choose the element of change ${at + 1}`,
            }),
          ]
        : []),
      button('Remove', remove, { 'aria-label': `Remove change ${at + 1}` }),
    ),
  );
}

/** How many elements of the page a selector finds; nothing where it is none. */
function countElements(selector: string): number | undefined {
  try {
    return document.querySelectorAll(selector).length;
  } catch {
    return undefined;
  }
}
