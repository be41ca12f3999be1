import type {
  DecisionContext,
  ExperienceDefinition,
  ExperienceId,
  SegmentKey,
  Subject,
  VariationId,
  VisitorId,
} from '@facet/engine';

/** How many segments the experiments of a scenario share. */
const segmentCount = 20;

/** The name of one of the scenario's segments. */
export function toSegment(index: number): SegmentKey {
  return `segment-${index % segmentCount}` as SegmentKey;
}

/** The countries that the experiments ask for. */
export const countries: readonly string[] = ['DE', 'AT', 'CH'];

/**
 * Experiments that each ask: (in one of three countries, or VIP) and member of segment i mod 20. A visitor who is a
 * member of every second segment enters half of them.
 */
export function listExperiments(count: number): readonly ExperienceDefinition[] {
  return Array.from({ length: count }, (_, index) => ({
    version: 1,
    id: `experiment-${index}` as ExperienceId,
    kind: 'test',
    seed: `seed-${index}`,
    status: 'running',
    variations: [
      { id: 'a' as VariationId, control: true, weight: 1, changes: [] },
      { id: 'b' as VariationId, control: false, weight: 1, changes: [] },
    ],
    pages: null,
    allocation: 1,
    audience: {
      type: 'custom',
      expression: {
        and: [
          {
            or: [
              { field: 'country', operator: 'is_one_of', value: countries },
              { field: 'klaviyo_segment', operator: 'equals', value: 'vip' as SegmentKey },
            ],
          },
          { field: 'klaviyo_segment', operator: 'equals', value: toSegment(index) },
        ],
      },
    },
  }));
}

/** A subject as the server names people: 22 characters of base64url. */
export function toSubject(index: number): Subject {
  return `kTq8vYx2LmWp0Rs-${String(index).padStart(6, '0')}` as Subject;
}

/** A visitor nobody has seen before: identified, VIP, member of every second segment, in France. */
export function createContext(index: number): DecisionContext {
  const memberships: Record<SegmentKey, { state: 'in' | 'out'; readAt: number }> = {};
  for (let segment = 0; segment < segmentCount; segment += 1) {
    memberships[toSegment(segment)] = { state: segment % 2 === 0 ? 'in' : 'out', readAt: 0 };
  }
  memberships['vip' as SegmentKey] = { state: 'in', readAt: 0 };
  return {
    visitor: `5f0c1e9a-7b34-4c1d-9e2f-${String(index).padStart(12, '0')}` as VisitorId,
    visitorType: 'new',
    device: 'desktop',
    page: { url: 'https://shop.example/', path: '/', parameters: {} },
    identity: { state: 'identified', subject: toSubject(index) },
    memberships,
    assignments: { visitor: {}, subject: {} },
    now: 1_790_000_000_000,
    waited: true,
    country: { state: 'known', code: 'FR' },
  };
}
