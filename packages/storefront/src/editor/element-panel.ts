import { button, element, setText } from '../overlay/element.ts';
import { toElementWords } from './element-words.ts';
import { createAttributeForm, createDeveloperForm } from './forms/attribute-form.ts';
import { createContentForm } from './forms/content-form.ts';
import type { Form, FormTools } from './forms/form-tools.ts';
import { createHideForm, createInsertForm, createMoveForm } from './forms/place-forms.ts';
import { createStyleForm } from './forms/style-form.ts';

/** Whether an element alone is changed, or all that are like it. */
export type Scope = 'only' | 'alike';

type Use = {
  readonly tools: FormTools;
  readonly scope: Scope;
  readonly setScope: (scope: Scope) => void;
  readonly choose: (element: Element | null) => void;
  readonly close: () => void;
};

/** All that can be done with the element that is chosen. */
export function createElementPanel({ tools, scope, setScope, choose, close }: Use): Form {
  const { selection, selector } = tools;
  const { element: chosen } = selection;
  const { localName } = chosen;
  const words = element('h3', { tabindex: '-1' }, toElementWords(chosen));
  const selectorText = element('code', {});
  const forms = [
    createContentForm(tools),
    ...(localName === 'img'
      ? [
          createAttributeForm(tools, 'src', 'Address of the picture'),
          createAttributeForm(tools, 'alt', 'What it shows, in words'),
        ]
      : []),
    ...(localName === 'a' ? [createAttributeForm(tools, 'href', 'Where the link leads')] : []),
    createStyleForm(tools),
    createInsertForm(tools),
    createMoveForm(tools),
    createDeveloperForm(tools),
  ];
  const hide = createHideForm(tools);
  const around = element(
    'div',
    { class: 'actions', role: 'group', 'aria-label': 'Choose another element' },
    ...listSteps(chosen).map(([text, find]) => {
      const target = find();
      const step = button(text, () => choose(find()));
      step.disabled = !(target instanceof HTMLElement) || target === document.documentElement;
      return step;
    }),
  );
  const update = (): void => {
    setText(selectorText, selector());
    hide.update();
    for (const form of forms) form.update();
  };
  update();
  return {
    root: element(
      'section',
      { 'aria-label': 'The chosen element', class: 'stack' },
      element('div', { class: 'row' }, words, hide.root, button('Close', close)),
      ...createScope(tools, scope, setScope),
      ...forms.map(({ root }) => root),
      element('p', { class: 'quiet' }, 'Not the right one?'),
      around,
      element('p', { class: 'quiet' }, 'Found by ', selectorText),
    ),
    update,
  };
}

function listSteps(chosen: Element): readonly (readonly [string, () => Element | null])[] {
  return [
    ['The box around', () => chosen.parentElement],
    ['First inside', () => chosen.firstElementChild],
    ['The one before', () => chosen.previousElementSibling],
    ['The one after', () => chosen.nextElementSibling],
  ];
}

function createScope(
  { selection: { only, alike } }: FormTools,
  scope: Scope,
  setScope: (scope: Scope) => void,
): readonly HTMLElement[] {
  if (!alike) {
    if (only.count === 1) return [];
    return [
      element(
        'p',
        { class: 'notice' },
        `It cannot be told apart: ${only.count} elements are changed together.`,
      ),
    ];
  }
  const options = [
    ['only', 'Only this one'],
    ['alike', `All ${alike.count} alike`],
  ] as const;
  const radios = options.map(([value, text]) => {
    const radio = element('input', { type: 'radio', name: 'scope', value });
    radio.checked = value === scope;
    radio.addEventListener('change', () => setScope(value));
    return element('label', { class: 'choice' }, radio, text);
  });
  return [
    element(
      'fieldset',
      { class: 'scope' },
      element('legend', {}, 'What you change'),
      element('div', { class: 'actions' }, ...radios),
    ),
  ];
}
