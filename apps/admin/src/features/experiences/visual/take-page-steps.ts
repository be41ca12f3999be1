import {
  type Change,
  type ChangeStep,
  type ExperienceDefinition,
  findChange,
  maxChanges,
  readSingleChange,
  takeStep,
} from '@facet/engine';

/** A step as the shop's page tells it: judged here. */
export type PageStep = {
  readonly number: number;
  readonly step: { readonly before: unknown; readonly after: unknown; readonly at: number };
};

/** What came of a page's steps. */
export type TakenSteps = {
  readonly changes: readonly Change[];
  /** The number of the last step that was looked at. */
  readonly taken: number;
  /** How many of them changed something. */
  readonly made: number;
  /** Why the last one that was refused was; empty where none was. */
  readonly refused: string;
};

/**
 * Takes the steps that a page tells and that are new, in their order, into a variation's changes as they are now: whatever
 * else was edited meanwhile stays. What the engine does not take is refused, and the steps after it go on.
 */
export function takePageSteps(
  changes: readonly Change[],
  steps: readonly PageStep[],
  taken: number,
): TakenSteps {
  let result: TakenSteps = { changes, taken, made: 0, refused: '' };
  for (const { number, step } of [...steps].sort((one, other) => one.number - other.number)) {
    if (number <= result.taken) continue;
    const read = readStep(result.changes, step);
    if (typeof read === 'string') {
      result = { ...result, taken: number, refused: read };
      continue;
    }
    const next = takeStep(result.changes, read);
    const made = result.made + (next === result.changes ? 0 : 1);
    result = { ...result, changes: next, taken: number, made };
  }
  return result;
}

/** The definition with other changes of one variation; the same one where there is no such variation. */
export function withChanges(
  definition: ExperienceDefinition,
  variationId: string,
  changes: readonly Change[],
): ExperienceDefinition {
  const variations = definition.variations.map((variation) =>
    variation.id === variationId ? { ...variation, changes } : variation,
  );
  return { ...definition, variations };
}

function readStep(changes: readonly Change[], { before, after, at }: PageStep['step']): ChangeStep | string {
  const next = after === null ? null : readSingleChange(after);
  if (next !== null && !next.ok) {
    const [problem] = next.problems;
    return `Facet did not take the last change: ${problem?.path ?? ''} ${problem?.message ?? 'it is none'}.`;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a change that is not finished yet is looked for as it is
  const known = before === null ? null : (before as Change);
  const isThere = known !== null && findChange(changes, known, at) >= 0;
  if (known !== null && !isThere && !readSingleChange(known).ok) {
    return 'Facet did not take the last change: what it was about is no longer there.';
  }
  if (next !== null && !isThere && changes.length >= maxChanges) {
    return `Facet did not take the last change: a variation holds at most ${maxChanges}.`;
  }
  return { before: known, after: next === null ? null : next.change, at };
}
