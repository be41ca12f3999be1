import { element, setText } from '../../overlay/element.ts';
import type { Form } from './form-tools.ts';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Use = {
  readonly read: () => string;
  /** What is wrong with what was typed; an empty text where nothing is. It is said below the field. */
  readonly judge?: (value: string) => string;
  readonly write: (value: string) => void;
};

const pauseMs = 250;

/**
 * A field whose value is written a moment after the last key, and read again whenever nobody is typing in it. What is wrong
 * stays as it was typed, and is not written.
 */
export function createField(label: string, input: Input, { read, judge, write }: Use): Form {
  let timer: number | undefined;
  /** What was there when something wrong was typed. */
  let refused: string | undefined;
  const notice = element('p', { class: 'notice', role: 'status' });
  const say = (problem: string): void => {
    refused = problem === '' ? undefined : read();
    setText(notice, problem);
    input.setAttribute('aria-invalid', String(problem !== ''));
  };
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const problem = judge?.(input.value) ?? '';
    say(problem);
    if (problem === '') write(input.value);
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, pauseMs);
  });
  // What is left within the moment is written too.
  input.addEventListener('change', save);
  const update = (): void => {
    const value = read();
    if (timer !== undefined || isTypedIn(input) || value === refused) return;
    if (refused !== undefined) say('');
    if (input.value !== value) input.value = value;
  };
  update();
  const line = element('label', {}, element('span', {}, label), input);
  return { root: element('div', { class: 'field' }, line, notice), update };
}

/** A field of one line. */
export function createLine(label: string, use: Use, attributes: Readonly<Record<string, string>> = {}): Form {
  return createField(label, element('input', { type: 'text', spellcheck: 'false', ...attributes }), use);
}

/** A field of several lines. */
export function createArea(label: string, use: Use, attributes: Readonly<Record<string, string>> = {}): Form {
  return createField(label, element('textarea', { rows: '3', ...attributes }), use);
}

/** Several forms under a heading that opens them. */
export function createFold(title: string, forms: readonly Form[], isOpen = false): Form {
  const root = element('details', {}, element('summary', {}, title), ...forms.map((form) => form.root));
  root.open = isOpen;
  return {
    root,
    update: () => {
      for (const form of forms) form.update();
    },
  };
}

function isTypedIn(input: Input): boolean {
  const root = input.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === input;
}
