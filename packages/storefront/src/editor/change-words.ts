import type { Change } from '@facet/engine';
import { toShort } from './element-words.ts';

const places = {
  before: 'before',
  prepend: 'at the start of',
  append: 'at the end of',
  after: 'after',
} as const;
const attributes: Readonly<Record<string, string>> = {
  src: 'Picture',
  alt: 'Description of the picture',
  href: 'Link',
  title: 'Tooltip',
};

/** What a change does, in one line. */
export function toChangeWords(change: Change): string {
  switch (change.kind) {
    case 'text':
      return `Text: “${toShort(change.value, 60)}”`;
    case 'html':
      return `Content: ${toShort(change.value, 60)}`;
    case 'attribute':
      return `${attributes[change.name] ?? `Attribute ${change.name}`}: ${toShort(change.value, 60)}`;
    case 'style':
      return `Style: ${toShort(Object.keys(change.styles).join(', '), 60)}`;
    case 'class':
      return `Classes: ${toShort([...change.add.map((name) => `+ ${name}`), ...change.remove.map((name) => `− ${name}`)].join(', '), 60)}`;
    case 'hide':
      return 'Hidden';
    case 'insert':
      return `New ${places[change.position]} it: ${toShort(change.html, 60)}`;
    case 'move':
      return `Moved ${places[change.position]} ${toShort(change.target, 40)}`;
    case 'css':
      return 'Style sheet';
    case 'javascript':
      return 'JavaScript, which does not run while you edit';
    case 'redirect':
      return 'Redirect, which is not followed while you edit';
    case 'discount':
      return `Discount ${change.code}, which is not applied while you edit`;
    case 'variable':
      return `Variable ${change.name}`;
    default:
      return change satisfies never;
  }
}

/** Whether a change can be seen on a page that is edited: what acts instead of showing something waits for visitors. */
export function isShown({ kind }: Change): boolean {
  return kind !== 'javascript' && kind !== 'redirect' && kind !== 'discount';
}
