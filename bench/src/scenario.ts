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

/**
 * Experiments that each ask: (on a phone or a tablet, or VIP) and member of segment i mod 20. A visitor who is a member of
 * every second segment enters half of them.
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
              { field: 'device', operator: 'is_one_of', value: ['mobile', 'tablet'] },
              { field: 'klaviyo_segment', operator: 'equals', value: 'vip' as SegmentKey },
            ],
          },
          { field: 'klaviyo_segment', operator: 'equals', value: toSegment(index) },
        ],
      },
    },
  }));
}

/** A visitor nobody has seen before: identified, VIP, member of every second segment, on a desktop. */
export function createContext(index: number): DecisionContext {
  const memberships: Record<SegmentKey, { state: 'in' | 'out'; readAt: number }> = {};
  for (let segment = 0; segment < segmentCount; segment += 1) {
    memberships[toSegment(segment)] = { state: segment % 2 === 0 ? 'in' : 'out', readAt: 0 };
  }
  memberships['vip' as SegmentKey] = { state: 'in', readAt: 0 };
  return {
    visitor: `visitor-${index}` as VisitorId,
    visitorType: 'new',
    device: 'desktop',
    page: { url: 'https://shop.example/', path: '/', parameters: {} },
    identity: { state: 'identified', subject: `subject-${index}` as Subject },
    memberships,
    assignments: { visitor: {}, subject: {} },
    now: 1_790_000_000_000,
    waited: true,
  };
}
