import type { Change, Position } from '@facet/engine';
import { button, element } from '../../overlay/element.ts';
import { toSelector } from '../to-selector.ts';
import { createArea, createFold } from './field.ts';
import type { Form, FormTools } from './form-tools.ts';

const places: readonly (readonly [Position, string])[] = [
  ['before', 'Before the element'],
  ['prepend', 'Inside, at the start'],
  ['append', 'Inside, at the end'],
  ['after', 'After the element'],
];

/** Takes an element out of the page, and puts it back. */
export function createHideForm({ selector, find, put }: FormTools): Form {
  const toChange = (): Change => ({ kind: 'hide', selector: selector() });
  const toggle = button('', () => put(toChange(), find(toChange()) ? null : toChange()));
  const update = (): void => {
    toggle.textContent = find(toChange()) ? 'Show it again' : 'Hide it';
  };
  update();
  return { root: toggle, update };
}

/** New HTML beside or inside an element. */
export function createInsertForm({ selector, find, put }: FormTools): Form {
  type Insert = Extract<Change, { readonly kind: 'insert' }>;
  const place = createPlaceSelect('Where');
  const toChange = (html: string): Insert => ({
    kind: 'insert',
    selector: selector(),
    position: place.read(),
    html,
  });
  const html = createArea(
    'HTML to insert',
    {
      read: () => find(toChange(''))?.html ?? '',
      write: (typed) => put(toChange(''), typed.trim() === '' ? null : toChange(typed)),
    },
    { spellcheck: 'false', class: 'code', placeholder: '<p>Free shipping for you</p>' },
  );
  place.select.addEventListener('change', html.update);
  return createFold('Insert', [{ root: place.root, update: () => undefined }, html]);
}

/** Another place for an element. */
export function createMoveForm({ selection, selector, find, put, say, pick }: FormTools): Form {
  type Move = Extract<Change, { readonly kind: 'move' }>;
  const toChange = (target: string, position: Position): Move => ({
    kind: 'move',
    selector: selector(),
    target,
    position,
  });
  const moveTo = (target: Element | null, position: Position): void => {
    if (
      !(target instanceof HTMLElement) ||
      target === selection.element ||
      selection.element.contains(target)
    ) {
      say('It cannot go there: choose an element outside of it.');
      return;
    }
    const { selector: found } = toSelector(target, (text) => document.querySelectorAll(text).length);
    const change = toChange(found, position);
    put(change, change);
  };
  const place = createPlaceSelect('Where, seen from the other element');
  const back = button('Put it back', () => put(toChange('', 'before'), null));
  const root = element(
    'div',
    { class: 'stack' },
    element(
      'div',
      { class: 'actions' },
      button('One place up', () => moveTo(selection.element.previousElementSibling, 'before')),
      button('One place down', () => moveTo(selection.element.nextElementSibling, 'after')),
      back,
    ),
    place.root,
    button('Choose the other element on the page', () =>
      pick('Choose where it goes: click the element beside or in which it is to stand.', (target) =>
        moveTo(target, place.read()),
      ),
    ),
  );
  const update = (): void => {
    back.hidden = !find(toChange('', 'before'));
  };
  update();
  return createFold('Move', [{ root, update }]);
}

function createPlaceSelect(label: string): {
  readonly root: HTMLElement;
  readonly select: HTMLSelectElement;
  readonly read: () => Position;
} {
  const select = element('select', {}, ...places.map(([value, text]) => element('option', { value }, text)));
  return {
    root: element('label', { class: 'field' }, element('span', {}, label), select),
    select,
    read: () => places.find(([value]) => value === select.value)?.[0] ?? 'before',
  };
}
