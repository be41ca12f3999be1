import type { Change, ExperienceDefinition } from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../../../../lib/ids.ts';
import { isContested, mergeDrafts } from './merge-drafts.ts';

const [a, b, c] = [text('a', 'Text of a'), text('b', 'Text of b'), text('c', 'Text of c')];

function text(selector: string, value: string): Change {
  return { kind: 'text', selector, value };
}

/** Merges the changes of one variation. */
function merge(base: readonly Change[], mine: readonly Change[], theirs: readonly Change[]) {
  const toDraft = (changes: readonly Change[]) => {
    const definition: ExperienceDefinition = {
      version: 1,
      id: toId('e1'),
      seed: 's',
      kind: 'test',
      status: 'draft',
      variations: [{ id: toId('v'), control: false, weight: 1, changes }],
      pages: null,
      allocation: 1,
      audience: { type: 'everyone' },
    };
    return { name: 'Hero', definition };
  };
  const sides = { base: toDraft(base), mine: toDraft(mine), theirs: toDraft(theirs) };
  const listOf = (side: 'mine' | 'theirs') => mergeDrafts(sides, side).definition.variations[0]?.changes;
  return isContested(sides) ? { mine: listOf('mine'), theirs: listOf('theirs') } : listOf('mine');
}

test('what both added stands there once where it is the same, and else one behind the other', () => {
  expect(merge([a], [a, b], [a, b])).toEqual([a, b]);
  expect(merge([a], [a, b], [a, c])).toEqual([a, c, b]);
  expect(merge([], [b], [c])).toEqual([c, b]);
  expect(merge([a], [b, a, c], [a])).toEqual([b, a, c]);
});

test('what one took away is gone, unless the other one edited it: then somebody chooses', () => {
  expect(merge([a, b], [b], [a, b, c])).toEqual([b, c]);
  const edited = text('a', 'Edited');
  expect(merge([a, b], [b], [edited, b])).toEqual({ mine: [b], theirs: [edited, b] });
});

test('who puts changes in another order has it their way, and what the other edits or adds goes along', () => {
  expect(merge([a, b, c], [c, a, b], [a, b, c])).toEqual([c, a, b]);
  const edited = text('b', 'Edited');
  expect(merge([a, b, c], [c, a, b], [a, edited, c])).toEqual([c, a, edited]);
  expect(merge([a, b, c], [c, a, b], [c, a, b])).toEqual([c, a, b]);
});

test('a change is never mixed of two: what stands in another place is another one', () => {
  const [one, other] = [text('.one', 'Same'), text('.other', 'Same')];
  const edited = text('.one', 'Edited');
  const merged = merge([one, other], [other, one], [edited, other]);
  expect(JSON.stringify(merged)).not.toContain(JSON.stringify(text('.other', 'Edited')));
});

test('a change that became one of another kind is one thing with what the other one made of it', () => {
  const hidden: Change = { kind: 'hide', selector: 'a' };
  const edited = text('a', 'Edited');
  expect(merge([a], [hidden], [edited])).toEqual({ mine: [hidden], theirs: [edited] });
});
