import type { Change, ExperienceDefinition } from '@facet/engine';
import type { DraftDefinition } from '@facet/protocol';
import { findUnfinished, readJsonText } from '../changes/json-text.ts';

/**
 * A draft's definition as it travels. JSON has no `NaN`, which stands for a number that is not filled in: it becomes
 * `null`. A variable's value that is no JSON yet goes as text, in `unfinished`.
 */
export function toWire(definition: ExperienceDefinition): DraftDefinition {
  const variations = definition.variations.map((variation) => ({
    ...variation,
    changes: variation.changes.map(toWireChange),
  }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a definition has the parts of a draft, and JSON makes NaN null
  return JSON.parse(JSON.stringify({ ...definition, variations })) as DraftDefinition;
}

/** A draft's definition as the editor holds it. */
export function fromWire(definition: DraftDefinition): ExperienceDefinition {
  const { pages, variations, ...rest } = definition;
  const whole = {
    ...withNumbers(rest),
    pages: pages === null ? null : withNumbers(pages),
    variations: variations.map(({ changes, ...variation }) => ({
      ...withNumbers(variation),
      changes: changes.map(fromWireChange),
    })),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the border has judged its parts, and the engine judges the rest before it is published
  return whole as unknown as ExperienceDefinition;
}

function toWireChange(change: Change): object {
  const unfinished = change.kind === 'variable' ? findUnfinished(change.value) : undefined;
  return unfinished === undefined ? change : { ...change, value: null, unfinished };
}

function fromWireChange(change: DraftDefinition['variations'][number]['changes'][number]): object {
  if (change.kind !== 'variable') return withNumbers(change);
  const { unfinished, ...rest } = change;
  return typeof unfinished === 'string' ? { ...rest, value: readJsonText(unfinished) } : rest;
}

/** Nothing in a definition is `null` but its pages and what is in a variable: elsewhere it is a number that is not filled in. */
function withNumbers<Value>(value: Value): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape stays
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) =>
    each === null ? Number.NaN : each,
  ) as Value;
}
