import type { Change } from '@facet/engine';
import { kindGroups } from '../../changes/kinds.ts';
import { quote, toTurn, toValue } from './quote.ts';

const labels = new Map(kindGroups.flatMap(({ items }) => items.map(({ value, label }) => [value, label])));

/** A change by its kind and what it is about: `Text of “.hero h1”`. */
export function toChangeName(change: Change): string {
  const label = labels.get(change.kind) ?? change.kind;
  if ('selector' in change && change.selector !== '') return `${label} of ${quote(change.selector)}`;
  if (change.kind === 'variable' && change.name !== '') return `${label} ${quote(change.name)}`;
  return label;
}

/** A change by itself, with what it says where that fits a line: `Text of “.hero h1”: “Hello”`. */
export function toChangeLine(change: Change): string {
  const said = toSaid(change);
  return said === undefined ? toChangeName(change) : `${toChangeName(change)}: ${toValue(said)}`;
}

/** What is different in one change, before and after: `“Hello” → “Hi”`; empty where it is too much for a line. */
export function toChangeTurn(before: Change, after: Change): string {
  const [one, other] = [toSaid(before), toSaid(after)];
  return one === undefined || other === undefined || one === other ? '' : toTurn(one, other);
}

/** What a change says in one value, where it does. */
function toSaid(change: Change): string | undefined {
  switch (change.kind) {
    case 'text':
    case 'attribute':
      return change.value;
    case 'redirect':
      return change.url;
    case 'discount':
      return change.code;
    case 'variable':
      return JSON.stringify(change.value);
    case 'style':
      return Object.entries(change.styles)
        .map(([name, value]) => `${name}: ${value}`)
        .join('; ');
    case 'class':
      return [...change.add, ...change.remove.map((name) => `not ${name}`)].join(' ');
    case 'move':
      return `${change.position} ${change.target}`;
    case 'html':
    case 'insert':
    case 'hide':
    case 'css':
    case 'javascript':
      return undefined;
    default:
      throw new TypeError(change satisfies never);
  }
}
