import type { Change, Condition, ExperienceDefinition, PersonalizationDefinition } from '@facet/engine';
import { draftDefinitionSchema } from '@facet/protocol';
import { expect, test } from 'vitest';
import { toId } from '../../../lib/ids.ts';
import { readJsonText } from '../changes/json-text.ts';
import { fromWire, toWire } from './wire.ts';

const blank: Condition = { field: 'attribute', name: 'total', operator: 'at_least', value: Number.NaN };
const changes: readonly Change[] = [
  { kind: 'variable', name: 'wide', value: null },
  { kind: 'variable', name: 'list', value: [null, 'not JSON', { deep: null }] },
  { kind: 'variable', name: 'typing', value: readJsonText('{"a":') },
  { kind: 'style', selector: 'h1', styles: {} },
];
const definition: PersonalizationDefinition = {
  version: 1,
  id: toId('e'),
  seed: 's',
  kind: 'personalization',
  status: 'draft',
  variations: [{ id: toId('v'), name: '‮“אב”', control: false, weight: Number.NaN, changes }],
  pages: null,
  allocation: Number.NaN,
  audience: { type: 'custom', expression: { and: [{ or: [blank] }] } },
  mode: { type: 'temporary', everyMs: Number.NaN },
  holdout: 0,
  group: { key: toId('Hero'), weight: Number.NaN },
};
const travel = (from: ExperienceDefinition): ExperienceDefinition =>
  fromWire(draftDefinitionSchema.parse(JSON.parse(JSON.stringify(toWire(from)))));

test('what is half filled in comes back as it was', () => {
  expect(travel(definition)).toEqual(definition);
  const pages = { and: [{ or: [blank] }] };
  expect(travel({ ...definition, pages })).toEqual({ ...definition, pages });
});

test('what is not filled in travels as nothing, so that no engine takes it for a number', () => {
  expect(toWire(definition)).toMatchObject({ allocation: null, variations: [{ weight: null }] });
});
