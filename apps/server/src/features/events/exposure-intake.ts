import {
  type Assignment,
  type AssignmentKind,
  assignmentKinds,
  type ExperienceDefinition,
  type Reason,
  reasons,
} from '@facet/engine';

/** An exposure as a browser reports it. */
export type ReportedExposure = {
  readonly experience: string;
  readonly variation: string;
  readonly reason: string;
  readonly freshReason?: string | undefined;
  readonly kind: string;
  readonly agoMs: number;
};

/** The reasons by which a variation is shown, the control included. A preview (`forced`) is nobody's exposure. */
const shownReasons = [
  'split',
  'assigned_by_row',
  'personalized',
  'kept',
  'default_assignment',
  'holdout',
] as const satisfies readonly Reason[];

/** A browser that was closed reports late; what it claims beyond a week is not believed. */
const oldestAgoMs = 7 * 86_400_000;

/**
 * Whether a report can be true of an experience of this store: that a variation was shown, and not in a preview. A page
 * that was open for days may speak of experiences that changed since: such a report is passed over, never an error.
 */
export function isPlausible(report: ReportedExposure, definition: ExperienceDefinition | undefined): boolean {
  return (
    definition !== undefined &&
    definition.status !== 'draft' &&
    definition.variations.some((variation) => variation.id === report.variation) &&
    isShownKind(report.kind) &&
    shownReasons.some((reason) => reason === report.reason) &&
    (report.freshReason === undefined || findReason(report.freshReason) !== undefined)
  );
}

/** The engine's reason that a text names. */
export function findReason(text: string): Reason | undefined {
  return reasons.find((reason) => reason === text);
}

/** When it happened, in milliseconds since the epoch: browsers tell how long ago, since their clocks may be wrong. */
export function toHappenedAt(report: { readonly agoMs: number }, receivedAt: number): number {
  return receivedAt - Math.min(report.agoMs, oldestAgoMs);
}

/**
 * The assignment that a subject keeps on all devices after this exposure; nothing for a default assignment, which
 * somebody got because it was not known who they are.
 */
export function findLastingAssignment(
  report: ReportedExposure & { readonly counted: boolean },
  definition: ExperienceDefinition,
  happenedAt: number,
): Assignment | undefined {
  const kind = findKind(report.kind);
  const variation = definition.variations.find((candidate) => candidate.id === report.variation);
  if (kind === undefined || kind === 'default' || variation === undefined) return undefined;
  const temporary =
    definition.kind === 'personalization' && definition.mode.type === 'temporary'
      ? definition.mode
      : undefined;
  return {
    kind,
    variation: variation.id,
    counted: report.counted,
    at: happenedAt,
    ...(temporary === undefined ? {} : { until: happenedAt + temporary.everyMs }),
  };
}

/** Whoever a row excluded for good is assigned, and is shown nothing. */
function isShownKind(text: string): boolean {
  const kind = findKind(text);
  return kind !== undefined && kind !== 'excluded';
}

function findKind(text: string): AssignmentKind | undefined {
  return assignmentKinds.find((kind) => kind === text);
}
