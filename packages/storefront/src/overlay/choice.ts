import { element } from './element.ts';

/** One of the things that can be chosen; an empty value is the usual one. */
export type Option = { readonly value: string; readonly text: string };

/** A labelled choice. */
export type Choice = {
  readonly root: HTMLElement;
  readonly set: (value: string | undefined) => void;
};

/** Creates a choice. `label` says what for to who does not see what stands around; `chosen` is not told of what `set` sets. */
export function createChoice(
  label: string,
  options: readonly Option[],
  chosen: (value: string | undefined) => void,
): Choice {
  const select = element(
    'select',
    { 'aria-label': label },
    ...options.map(({ value, text }) => element('option', { value }, text)),
  );
  select.addEventListener('change', () => chosen(select.value || undefined));
  return {
    root: select,
    set: (value = '') => {
      if (select.value !== value) select.value = value;
    },
  };
}
