import { type ExperienceDefinition, type Explanation, listSegmentKeys } from '@facet/engine';
import type { PreviewAnswer } from '@facet/protocol';
import type { KeptPreview } from './kept.ts';
import { toDecisionWords } from './reason-words.ts';
import type { PreviewRun } from './runtime.ts';
import { type Line, type Names, toStepLines } from './step-lines.ts';
import { toIdentityLines, toMembershipWords } from './visitor-words.ts';

/** One segment as the panel shows it. */
export type SegmentView = {
  readonly key: string;
  readonly name: string;
  /** Whether the visitor is in it, and how old that knowledge is. */
  readonly words: string;
  readonly pretended: 'in' | 'out' | undefined;
};

/** One experience as the panel shows it. */
export type ExperienceView = {
  readonly id: string;
  readonly name: string;
  /** How it stands outside of the preview. */
  readonly status: string;
  readonly decision: string;
  readonly steps: readonly Line[];
  readonly variations: readonly { readonly id: string; readonly name: string }[];
  readonly forced: string | undefined;
};

/** Everything that the panel and the report say. */
export type PanelView = {
  /** The preview in one line. */
  readonly title: string;
  readonly identity: readonly string[];
  readonly segments: readonly SegmentView[];
  /** Those that the link shows first, then in the order in which changes are made. */
  readonly experiences: readonly ExperienceView[];
  readonly expiresAt: string;
};

type Known = Pick<PreviewRun, 'identity' | 'source' | 'memberships' | 'explain'>;

const statusWords = {
  draft: 'Draft, not started yet',
  running: 'Running',
  paused: 'Paused',
  ended: 'Ended',
} as const;

/** Puts into words what a preview shows now. `now` in milliseconds since the epoch. */
export function toPanelView(
  { configuration, names, forced: linked, expiresAt }: PreviewAnswer,
  kept: KeptPreview,
  run: Known,
  now: number,
): PanelView {
  const named: Names = {
    ofSegment: (key) => names.segments[key] ?? key,
    ofExperience: (id) => names.experiences[id]?.name ?? id,
  };
  const identity = run.identity();
  const memberships = run.memberships();
  const asked = new Set<string>(
    configuration.experiences
      .filter(({ id }) => names.experiences[id]?.status === 'running')
      .flatMap((definition) => listSegmentKeys(definition)),
  );
  const explanations = new Map<string, Explanation>(
    run.explain().map((explanation) => [explanation.decision.experience, explanation]),
  );
  const toExperience = ({ id, variations }: ExperienceDefinition): ExperienceView => {
    const { status = 'draft', variations: variationNames = {} } = names.experiences[id] ?? {};
    const { decision, steps = [] } = explanations.get(id) ?? {};
    const nameOf = (variation: string): string => variationNames[variation] ?? variation;
    return {
      id,
      name: named.ofExperience(id),
      status: statusWords[status],
      decision: decision
        ? toDecisionWords(decision, decision.variation && nameOf(decision.variation))
        : 'Not decided yet.',
      steps: toStepLines(steps, named),
      variations: variations.map((variation) => ({ id: variation.id, name: nameOf(variation.id) })),
      forced: variations.find((variation) => variation.id === kept.forced[id])?.id,
    };
  };
  const all = configuration.experiences.map(toExperience);
  const isLinked = ({ id }: ExperienceView): boolean => linked[id] !== undefined;
  const experiences = [...all.filter(isLinked), ...all.filter((experience) => !isLinked(experience))];
  return {
    title: toTitle(experiences),
    identity: toIdentityLines(identity, run.source()),
    segments: configuration.segments.map((key) => ({
      key,
      name: named.ofSegment(key),
      words: toMembershipWords(memberships[key], identity, asked.has(key), now),
      pretended: kept.memberships[key],
    })),
    experiences,
    expiresAt,
  };
}

function toTitle(experiences: readonly ExperienceView[]): string {
  const [first, ...others] = experiences.flatMap(({ name, forced, variations }) => {
    const shown = variations.find(({ id }) => id === forced);
    return shown ? [`${name}: ${shown.name}`] : [];
  });
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return ['Preview', ...(first ? [first + more] : []), 'nothing is counted'].join(' · ');
}
