import type { ExperienceDefinition } from '@facet/engine';

/** A running test of two variations with equal weights, for everyone. */
export function toExample(changes: object = {}): ExperienceDefinition {
  const definition = {
    version: 1,
    id: 'test',
    seed: 'seed',
    kind: 'test',
    status: 'running',
    name: 'Free shipping',
    variations: [
      { id: 'control', control: true, weight: 50, changes: [] },
      { id: 'other', control: false, weight: 50, changes: [] },
    ],
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
    ...changes,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an example of the shape, with branded ids
  return definition as unknown as ExperienceDefinition;
}
