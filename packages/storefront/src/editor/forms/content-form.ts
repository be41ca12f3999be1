import type { Change } from '@facet/engine';
import { createArea, createFold } from './field.ts';
import type { Form, FormTools } from './form-tools.ts';

type Content = Extract<Change, { readonly kind: 'text' | 'html' }>;

/** The words of an element; where it holds more than words, its HTML. */
export function createContentForm({ selection, selector, find, put }: FormTools): Form {
  const { text, html } = selection.original;
  const toContent = (kind: Content['kind'], value: string): Content => ({
    kind,
    selector: selector(),
    value,
  });
  const createFor = (kind: Content['kind'], original: string, label: string): Form =>
    createArea(
      label,
      {
        read: () => find(toContent(kind, ''))?.value ?? original,
        judge: (value) =>
          value.trim() === '' ? 'An empty text is no change. To take the element away, use Hide it.' : '',
        write: (value) => put(toContent(kind, ''), value === original ? null : toContent(kind, value)),
      },
      kind === 'html' ? { spellcheck: 'false', class: 'code', rows: '6' } : {},
    );
  if (text !== undefined) return createFor('text', text.trim(), 'Text');
  return createFold('Content as HTML', [createFor('html', html.trim(), 'HTML inside the element')]);
}
