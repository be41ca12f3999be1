import { type ExperienceDefinition, type Explanation, listSegmentKeys } from '@facet/engine';
import type { PreviewAnswer } from '@facet/protocol';
import { quote } from './condition-words.ts';
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
  /** What is pretended, and where that has no effect; empty where nothing is. */
  readonly pretence: string;
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
  /** Of the changes that are shown, which find no element on this page: their selectors. */
  readonly missing: readonly string[];
};

/** Everything that the panel and the report say. */
export type PanelView = {
  /** The preview in one line. */
  readonly title: string;
  /** Whether nothing is decided before the visitor agrees. */
  readonly awaitsConsent: boolean;
  readonly identity: readonly string[];
  readonly segments: readonly SegmentView[];
  /** Those that the link shows first, then in the order in which changes are made. */
  readonly experiences: readonly ExperienceView[];
  readonly expiresAt: string;
};

type Known = Pick<PreviewRun, 'awaitsConsent' | 'identity' | 'source' | 'memberships' | 'explain'>;

const statusWords = {
  draft: 'Draft, not started yet',
  running: 'Running',
  paused: 'Paused',
  ended: 'Ended',
} as const;

/**
 * Puts into words what a preview shows now. `now` in milliseconds since the epoch; `finds` says whether a selector finds
 * something on the page.
 */
export function toPanelView(
  { configuration, names, forced: linked, expiresAt }: PreviewAnswer,
  kept: KeptPreview,
  run: Known,
  now: number,
  finds: (selector: string) => boolean,
): PanelView {
  const named: Names = {
    ofSegment: (key) => names.segments[key] ?? key,
    ofExperience: (id) => names.experiences[id]?.name ?? id,
  };
  const awaitsConsent = run.awaitsConsent();
  const identity = run.identity();
  const memberships = run.memberships();
  const asked = new Set<string>(
    configuration.experiences
      .filter(({ id }) => names.experiences[id]?.status === 'running')
      .flatMap((definition) => listSegmentKeys(definition)),
  );
  const explanations = new Map<string, Explanation>(
    (awaitsConsent ? [] : run.explain()).map((explanation) => [explanation.decision.experience, explanation]),
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
        : awaitsConsent
          ? 'Shows the original: nothing is decided before the visitor agrees.'
          : 'Not decided yet.',
      steps: toStepLines(steps, named),
      variations: variations.map((variation) => ({ id: variation.id, name: nameOf(variation.id) })),
      forced: variations.find((variation) => variation.id === kept.forced[id])?.id,
      missing: listSelectors(variations.find((variation) => variation.id === decision?.variation)).filter(
        (selector) => !finds(selector),
      ),
    };
  };
  const all = configuration.experiences.map(toExperience);
  const isLinked = ({ id }: ExperienceView): boolean => linked[id] !== undefined;
  const experiences = [...all.filter(isLinked), ...all.filter((experience) => !isLinked(experience))];
  const toPretence = (key: string): string => {
    const pretended = kept.memberships[key];
    if (!pretended) return '';
    const asking = configuration.experiences.filter((definition) =>
      listSegmentKeys(definition).some((asks) => asks === key),
    );
    const effectless = experiences.flatMap(({ id, name, forced, variations }) => {
      const shown = variations.find((variation) => variation.id === forced);
      return shown && asking.some((definition) => definition.id === id)
        ? [` Has no effect on ${quote(name)} while ${quote(shown.name)} is forced.`]
        : [];
    });
    return [`Pretended here: ${pretended === 'in' ? 'in' : 'not in'}.`, ...effectless].join('');
  };
  return {
    title: awaitsConsent ? 'Preview · Waits for consent · nothing is counted' : toTitle(experiences),
    awaitsConsent,
    identity: [
      ...toIdentityLines(identity, run.source()),
      ...(kept.agrees ? ['Consent is taken for granted in this preview.'] : []),
    ],
    segments: configuration.segments.map((key) => ({
      key,
      name: named.ofSegment(key),
      words: toMembershipWords(memberships[key], identity, asked.has(key), now),
      pretended: kept.memberships[key],
      pretence: toPretence(key),
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

function listSelectors(variation: ExperienceDefinition['variations'][number] | undefined): readonly string[] {
  const changes = variation?.changes ?? [];
  return [...new Set(changes.flatMap((change) => ('selector' in change ? change.selector : [])))];
}
