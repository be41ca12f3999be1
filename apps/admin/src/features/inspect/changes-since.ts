import type { Inspection } from '@facet/protocol';
import { toReasonWords } from '../../lib/trace/reason-words.ts';
import { identityWords, membershipWords } from './words.ts';

/** One thing that came out otherwise than at the last look. */
export type Change = { readonly what: string; readonly before: string; readonly after: string };

/** Lists what came out otherwise, in the order in which it is shown. */
export function listChanges(before: Inspection, after: Inspection): readonly Change[] {
  return [
    ...toIdentityChanges(before.identity, after.identity),
    ...toMembershipChanges(before.memberships, after.memberships),
    ...toExperienceChanges(before.experiences, after.experiences),
  ];
}

function toIdentityChanges(before: Inspection['identity'], after: Inspection['identity']): readonly Change[] {
  const what = 'Who it is';
  if (before.state !== after.state) {
    return [{ what, before: identityWords[before.state], after: identityWords[after.state] }];
  }
  return before.subject === after.subject ? [] : [{ what, before: 'One person', after: 'Another person' }];
}

function toMembershipChanges(
  before: Inspection['memberships'],
  after: Inspection['memberships'],
): readonly Change[] {
  return after.flatMap(({ segmentId, segmentName, state }): Change[] => {
    const earlier = before.find((each) => each.segmentId === segmentId);
    if (earlier === undefined || earlier.state === state) return [];
    return [
      {
        what: `Segment “${segmentName}”`,
        before: membershipWords[earlier.state],
        after: membershipWords[state],
      },
    ];
  });
}

type Experiences = Inspection['experiences'];

function toExperienceChanges(before: Experiences, after: Experiences): readonly Change[] {
  const gone = before.filter(({ id }) => !after.some((each) => each.id === id));
  return [
    ...after.flatMap((now): Change[] => {
      const earlier = before.find(({ id }) => id === now.id);
      const what = `“${now.name}”`;
      if (earlier === undefined) return [{ what, before: 'Did not run', after: toShown(now) }];
      if (toShown(earlier) !== toShown(now)) return [{ what, before: toShown(earlier), after: toShown(now) }];
      const [reason, reasonNow] = [earlier, now].map((each) => toReasonWords(each.explanation.decision));
      return reason === undefined || reasonNow === undefined || reason === reasonNow
        ? []
        : [{ what, before: reason, after: reasonNow }];
    }),
    ...gone.map((each) => ({ what: `“${each.name}”`, before: toShown(each), after: 'No longer runs' })),
  ];
}

function toShown({ variationName }: Experiences[number]): string {
  return variationName === null ? 'Shows the original' : `Shows “${variationName}”`;
}
