import type { ExperienceDefinition } from '@facet/engine';

/** What tells one new experience from another. */
export type DraftIdentity = {
  readonly id: string;
  readonly seed: string;
  readonly name: string;
  readonly kind: ExperienceDefinition['kind'];
  /** The ids of the control and of the one variation beside it. */
  readonly variationIds: readonly [string, string];
};

/** What a merchant starts from: a control and one variation, half each, for everyone, on every page, no change yet, and an order as success. The engine judges it. */
export function createDraft(identity: DraftIdentity): object {
  const [control, variation] = identity.variationIds;
  const shared = {
    version: 1,
    id: identity.id,
    name: identity.name,
    seed: identity.seed,
    status: 'draft',
    pages: null,
    allocation: 1,
    // What most shops are there for; another goal is one click away.
    goals: [{ id: 'orders', metric: 'event', event: 'order', measure: 'conversion' }],
  } as const;
  const variations = [
    { id: control, name: 'Original', control: true, weight: 50, changes: [] },
    { id: variation, name: 'Variation 1', control: false, weight: 50, changes: [] },
  ];
  if (identity.kind === 'test')
    return { ...shared, kind: 'test', variations, audience: { type: 'everyone' } };
  return {
    ...shared,
    kind: 'personalization',
    variations: variations.map((each) => (each.control ? each : { ...each, name: 'Personalized' })),
    audience: { type: 'everyone' },
    mode: { type: 'permanent' },
    holdout: 0,
  };
}
