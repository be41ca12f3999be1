import {
  compileExperiences,
  type DecisionContext,
  type ExperienceDefinition,
  explain,
  type Preview,
  type ToKeys,
  toPublished,
} from '@facet/engine';
import type { Inspection, InspectRequest } from '@facet/protocol';

type Running = { readonly id: string; readonly name: string; readonly definition: ExperienceDefinition };

/** Explains the decisions of running experiences as the storefront would make them, in the order in which they are given. */
export function toTraces(input: {
  readonly running: readonly Running[];
  readonly context: DecisionContext;
  readonly timeZone: string;
  readonly toKeys: ToKeys;
  readonly preview: Preview | undefined;
}): Inspection['experiences'] {
  const { running, context, timeZone, toKeys, preview } = input;
  const published = running.map(({ definition }) => toPublished(definition, toKeys));
  // They come in the order in which changes are made, which goes by priority.
  const explanations = new Map(
    explain(compileExperiences(published, { timeZone }), context, preview).map((explanation) => [
      explanation.decision.experience,
      explanation,
    ]),
  );
  return running.flatMap(({ id, name, definition }) => {
    const explanation = explanations.get(definition.id);
    if (explanation === undefined) return [];
    const variations = definition.variations.map((each) => ({ id: each.id, name: each.name ?? each.id }));
    const shown = variations.find((variation) => variation.id === explanation.decision.variation);
    return [{ id, name, variationName: shown?.name ?? null, variations, explanation }];
  });
}

type Problem = { readonly path: string; readonly message: string };
type Pretended = InspectRequest['preview'];

/** Finds forced variations that there are not: forcing them would silently do nothing. */
export function findPreviewProblems(preview: Pretended, running: readonly Running[]): readonly Problem[] {
  return Object.entries(preview?.forced ?? {}).flatMap(([experience, variation]): Problem[] => {
    const path = `preview.forced.${experience}`;
    const found = running.find(({ id }) => id === experience);
    if (found === undefined) return [{ path, message: 'No running experience of this store has this id.' }];
    if (found.definition.variations.some(({ id }) => id === variation)) return [];
    return [{ path, message: `“${found.name}” has no variation with this id.` }];
  });
}

/** Names what is pretended as the published definitions do. */
export function toPreview(
  preview: Pretended,
  toSegmentKey: (segmentId: string) => string,
): Preview | undefined {
  if (preview === undefined) return undefined;
  const memberships = Object.entries(preview.memberships ?? {});
  return {
    memberships: Object.fromEntries(memberships.map(([id, state]) => [toSegmentKey(id), state])),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- that they are ids of experiences and variations was judged before
    forced: { ...preview.forced } as NonNullable<Preview['forced']>,
  };
}
