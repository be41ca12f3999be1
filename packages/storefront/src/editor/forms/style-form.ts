import type { Change } from '@facet/engine';
import { button, element, setText } from '../../overlay/element.ts';
import { createField, createFold, createLine } from './field.ts';
import type { Form, FormTools } from './form-tools.ts';
import { toStyleValue } from './style-value.ts';

type Style = Extract<Change, { readonly kind: 'style' }>;

const lines = [
  ['font-size', 'Text size'],
  ['font-weight', 'Text weight'],
  ['text-align', 'Text alignment'],
  ['width', 'Width'],
  ['height', 'Height'],
  ['padding', 'Space inside'],
  ['margin', 'Space around'],
  ['border-radius', 'Rounded corners'],
] as const;

/** How an element looks. An empty field leaves it as the shop has it. */
export function createStyleForm(tools: FormTools): Form {
  const { selection, selector, find, put } = tools;
  const none = (): Style => ({ kind: 'style', selector: selector(), styles: {} });
  const read = (property: string): string => find(none())?.styles[property] ?? '';
  const write = (property: string, typed: string): void => {
    const value = toStyleValue(property, typed);
    const { [property]: _, ...others } = find(none())?.styles ?? {};
    const styles = value === '' ? others : { ...others, [property]: value };
    put(none(), Object.keys(styles).length === 0 ? null : { ...none(), styles });
  };
  const computed = getComputedStyle(selection.element);
  const judge = (property: string, typed: string): string => {
    const value = toStyleValue(property, typed).replace(/\s*!important$/i, '');
    if (value === '' || CSS.supports(property, value)) return '';
    const now = computed.getPropertyValue(property);
    return `Browsers do not understand “${typed}” here.${now && ` Try a value like ${now}.`}`;
  };
  const toUse = (property: string): Parameters<typeof createLine>[1] => ({
    read: () => read(property),
    judge: (typed) => judge(property, typed),
    write: (typed) => write(property, typed),
  });
  const createColor = (property: string, label: string): Form => {
    const use = toUse(property);
    const line = createLine(label, use, { placeholder: computed.getPropertyValue(property) });
    const picker = createField('Pick', element('input', { type: 'color', 'aria-label': `Pick: ${label}` }), {
      ...use,
      read: () =>
        /^#[0-9a-f]{6}$/i.test(read(property)) ? read(property) : toHex(computed.getPropertyValue(property)),
    });
    return {
      root: element('div', { class: 'color' }, line.root, picker.root),
      update: () => {
        line.update();
        picker.update();
      },
    };
  };
  const name = element('input', { type: 'text', spellcheck: 'false', placeholder: 'box-shadow' });
  const value = element('input', { type: 'text', spellcheck: 'false' });
  const notice = element('p', { class: 'notice', role: 'status' });
  const other: Form = {
    root: element(
      'div',
      { class: 'pair' },
      element('label', { class: 'field' }, element('span', {}, 'Other property'), name),
      element('label', { class: 'field' }, element('span', {}, 'Value'), value),
      button('Set property', () => {
        const property = name.value.trim().toLowerCase();
        const problem = judge(property, value.value);
        setText(notice, problem);
        if (problem === '') write(property, value.value);
      }),
      notice,
    ),
    update: () => undefined,
  };
  return createFold('Style', [
    createColor('color', 'Text color'),
    createColor('background-color', 'Background color'),
    ...lines.map(([property, label]) =>
      createLine(label, toUse(property), { placeholder: computed.getPropertyValue(property) }),
    ),
    other,
  ]);
}

/** A computed color as a color field takes it. */
function toHex(color: string): string {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map(Number);
  return `#${[red, green, blue].map((part) => Math.min(part, 255).toString(16).padStart(2, '0')).join('')}`;
}
