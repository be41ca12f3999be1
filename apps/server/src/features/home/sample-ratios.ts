import type { ExperienceDefinition } from '@facet/engine';
import { judgeSampleRatio, type SampleRatio } from '@facet/stats';

/** How many units that count entered one variation. */
type Entered = { readonly experience: string; readonly variation: string; readonly units: number };

/** Browsers may use the script of a minute ago for a minute more; a visit that began before is over after this. */
const settlingMs = 30 * 60_000;

/**
 * Since when the split of a test can be judged; nothing where it cannot be. Personalizations do not split by weights,
 * and a row that puts people into a variation and counts them mixes them with those who were split.
 */
export function findJudgedSince(
  definition: ExperienceDefinition,
  startedAt: string | null,
  changedAt: Date | undefined,
): Date | undefined {
  if (definition.kind !== 'test' || startedAt === null) return undefined;
  const { audience } = definition;
  const isMixed =
    audience.type === 'advanced' &&
    (audience.otherwise.type === 'assign' ||
      audience.rows.some(({ action, counted }) => action.type === 'assign' && counted));
  if (isMixed) return undefined;
  const started = Date.parse(startedAt);
  if (changedAt === undefined || changedAt.getTime() <= started) return new Date(started);
  return new Date(changedAt.getTime() + settlingMs);
}

/** Judges how those who entered a test were split among its variations. */
export function judgeEntered(definition: ExperienceDefinition, entered: readonly Entered[]): SampleRatio {
  return judgeSampleRatio(
    definition.variations.map(({ id, weight }) => ({
      weight,
      units: entered.find((one) => one.experience === definition.id && one.variation === id)?.units ?? 0,
    })),
  );
}
