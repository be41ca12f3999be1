import type {
  Assignments,
  DecisionContext,
  ExperienceId,
  SegmentKey,
  Subject,
  VariationId,
} from '@facet/engine';
import { createContext, toSegment } from './scenario.ts';

/** Visitors of every kind that the floor has to be right for: hand-written code that is right for one kind is no floor. */
export function listVisitors(count: number): readonly DecisionContext[] {
  const fresh = createContext(1);
  const pending = { ...fresh.memberships };
  delete pending[toSegment(3)];
  delete pending['vip' as SegmentKey];
  const out = { ...fresh.memberships, ['vip' as SegmentKey]: { state: 'out', readAt: 0 } } as const;
  const identities = [
    fresh.identity,
    { state: 'unidentified' },
    { state: 'unknown', cause: 'pending' },
    { state: 'unknown', cause: 'unreachable' },
  ] as const;
  const assignments = [
    { visitor: {}, subject: {} },
    { visitor: keepEveryThird(count), subject: {} },
    { visitor: keepEveryThird(count, 'somebody-else'), subject: keepEveryThird(count) },
  ];
  return identities.flatMap((identity) =>
    [fresh.memberships, pending, out].flatMap((memberships) =>
      assignments.flatMap((kept) =>
        [true, false].flatMap((waited) =>
          ['FR', 'AT'].map(
            (code): DecisionContext => ({
              ...fresh,
              identity,
              memberships,
              assignments: kept,
              waited,
              country: { state: 'known', code },
            }),
          ),
        ),
      ),
    ),
  );
}

function keepEveryThird(count: number, claimedBy?: string): Assignments {
  const kept: { [id: ExperienceId]: Assignments[ExperienceId] } = {};
  for (let index = 0; index < count; index += 3) {
    kept[`experiment-${index}` as ExperienceId] = {
      kind: index % 2 === 0 ? 'split' : 'default',
      variation: 'a' as VariationId,
      counted: index % 2 === 0,
      at: 1_780_000_000_000,
      ...(claimedBy !== undefined && { claimedBy: claimedBy as Subject }),
    };
  }
  return kept;
}
