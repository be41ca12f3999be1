import type { Change } from '@facet/engine';
import { readJsonText } from './json-text.ts';

/** The same change as another kind; selector and content go along where both kinds have them. */
export function withKind(change: Change, kind: Change['kind']): Change {
  const selector = 'selector' in change ? change.selector : '';
  const content = contentOf(change);
  const position = 'position' in change ? change.position : 'after';
  switch (kind) {
    case 'text':
    case 'html':
      return { kind, selector, value: content };
    case 'attribute':
      return { kind, selector, name: 'href', value: '' };
    case 'style':
      return { kind, selector, styles: {} };
    case 'class':
      return { kind, selector, add: [], remove: [] };
    case 'hide':
      return { kind, selector };
    case 'insert':
      return { kind, selector, position, html: content };
    case 'move':
      return { kind, selector, target: '', position };
    case 'css':
      return { kind, css: '' };
    case 'javascript':
      return { kind, code: '' };
    case 'redirect':
      return { kind, url: '' };
    case 'discount':
      return { kind, code: '' };
    case 'variable':
      return { kind, name: '', value: readJsonText('') };
    default:
      throw new TypeError(kind satisfies never);
  }
}

function contentOf(change: Change): string {
  if (change.kind === 'text' || change.kind === 'html') return change.value;
  return change.kind === 'insert' ? change.html : '';
}
