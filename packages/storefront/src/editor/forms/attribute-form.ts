import type { Change } from '@facet/engine';
import { button, element } from '../../overlay/element.ts';
import { createFold, createLine } from './field.ts';
import type { Form, FormTools } from './form-tools.ts';

type Attribute = Extract<Change, { readonly kind: 'attribute' }>;

/** One attribute of an element, by its usual name among people. */
export function createAttributeForm(
  { selection, selector, find, put }: FormTools,
  name: string,
  label: string,
): Form {
  const original = selection.original.attributes[name] ?? '';
  const toChange = (value: string): Attribute => ({ kind: 'attribute', selector: selector(), name, value });
  return createLine(label, {
    read: () => find(toChange(''))?.value ?? original,
    judge: (value) =>
      value.trim() === '' && (name === 'src' || name === 'href') ? 'An address is needed here.' : '',
    write: (value) => {
      const typed = value.trim();
      put(toChange(''), typed === original ? null : toChange(typed));
    },
  });
}

/** Classes, and attributes by the names that they have in HTML. */
export function createDeveloperForm({ selector, find, put }: FormTools): Form {
  type Classes = Extract<Change, { readonly kind: 'class' }>;
  const none = (): Classes => ({ kind: 'class', selector: selector(), add: [], remove: [] });
  const createClasses = (side: 'add' | 'remove', label: string): Form =>
    createLine(label, {
      read: () => (find(none()) ?? none())[side].join(' '),
      write: (value) => {
        const next = { ...(find(none()) ?? none()), [side]: value.split(/[\s.]+/).filter(Boolean) };
        put(none(), next.add.length + next.remove.length === 0 ? null : next);
      },
    });
  const name = element('input', { type: 'text', spellcheck: 'false', placeholder: 'title' });
  const value = element('input', { type: 'text', spellcheck: 'false' });
  const set = button('Set attribute', () => {
    const change: Attribute = {
      kind: 'attribute',
      selector: selector(),
      name: name.value.trim(),
      value: value.value,
    };
    put(change, change);
  });
  const attribute: Form = {
    root: element(
      'div',
      { class: 'pair' },
      element('label', { class: 'field' }, element('span', {}, 'Attribute'), name),
      element('label', { class: 'field' }, element('span', {}, 'Value'), value),
      set,
    ),
    update: () => undefined,
  };
  return createFold('Classes and attributes', [
    createClasses('add', 'Classes to add'),
    createClasses('remove', 'Classes to take away'),
    attribute,
  ]);
}
