import * as fc from 'fast-check';
import type { Assignment, DecisionContext, Identity, Membership } from '../index.ts';
import { devices } from '../index.ts';
import { optionalArb, parametersArb } from './circumstance-arbitraries.ts';
import { toSegmentKey, toSubject, toVariationId, toVisitorId } from './ids.ts';

/** The segments of the generated world: few, so that conditions and memberships meet. */
export const segmentNames = ['VIP', 'Win-back', 'Newsletter'] as const;

type Identified = Extract<Identity, { readonly state: 'identified' }>;

const readAt = 1_767_225_000_000;
const now = 1_767_225_600_000;

const knownArb: fc.Arbitrary<Membership> = fc.constantFrom('in', 'out').map((state) => ({ state, readAt }));
const unknownArb: fc.Arbitrary<Membership> = fc
  .constantFrom('pending', 'unidentified', 'no_consent', 'unreachable', 'processing')
  .map((cause) => ({ state: 'unknown', cause }));

function membershipsOf(arb: fc.Arbitrary<Membership>): fc.Arbitrary<DecisionContext['memberships']> {
  return fc
    .record(Object.fromEntries(segmentNames.map((name) => [name, fc.option(arb, { nil: undefined })])))
    .map((record) => {
      const known = Object.entries(record).filter(([, membership]) => membership !== undefined);
      return Object.fromEntries(known.map(([name, membership]) => [toSegmentKey(name), membership]));
    });
}

/** Everything about the first subject is known. */
export const allKnownArb: fc.Arbitrary<DecisionContext['memberships']> = fc
  .record(Object.fromEntries(segmentNames.map((name) => [name, knownArb])))
  .map((record) => record);

export const subject1: Identified = { state: 'identified', subject: toSubject('subject-1') };
export const subject2: Identified = { state: 'identified', subject: toSubject('subject-2') };

/** Nobody is identified, for one reason or another. */
export const nobodyArb: fc.Arbitrary<Identity> = fc.constantFrom<Identity>(
  { state: 'unidentified' },
  { state: 'unknown', cause: 'pending' },
  { state: 'unknown', cause: 'no_consent' },
  { state: 'unknown', cause: 'unreachable' },
);
export const identityArb: fc.Arbitrary<Identity> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(subject1) },
  { weight: 1, arbitrary: nobodyArb },
);

/** A visitor on a page, to whom nothing was assigned yet. */
export const contextArb: fc.Arbitrary<DecisionContext> = fc
  .record({
    visitor: fc.nat(50).map((number) => toVisitorId(`visitor-${number}`)),
    visitorType: fc.constantFrom('new', 'returning'),
    device: fc.constantFrom(...devices),
    path: fc.constantFrom('/', '/a', '/a/b'),
    parameters: parametersArb,
    link: fc.constantFrom(undefined, undefined, 'spring'),
    identity: identityArb,
    memberships: membershipsOf(fc.oneof(knownArb, unknownArb)),
    waited: fc.boolean(),
    optional: optionalArb,
  })
  .map(({ path, parameters, link, optional, ...context }) => ({
    ...context,
    ...optional,
    page: {
      url: `https://shop.example${path}`,
      path,
      parameters: link === undefined ? parameters : { ...parameters, facet_link: [link] },
    },
    assignments: { visitor: {}, subject: {} },
    now,
  }));

/** Something that was assigned a minute ago; temporary where `until` is there. */
export const assignmentArb: fc.Arbitrary<Assignment> = fc
  .record({
    assignment: fc.constantFrom(
      { kind: 'split', variation: toVariationId('b') },
      { kind: 'split', variation: toVariationId('control') },
      { kind: 'row', variation: toVariationId('b') },
      { kind: 'personalized', variation: toVariationId('b') },
      { kind: 'holdout', variation: toVariationId('control') },
      { kind: 'default', variation: toVariationId('control') },
      { kind: 'excluded', variation: null },
    ),
    counted: fc.boolean(),
    claimedBy: fc.constantFrom(undefined, toSubject('subject-1'), toSubject('subject-2')),
  })
  .map(({ assignment, counted, claimedBy }) => {
    const made = { ...assignment, counted, at: now - 60_000 } as const;
    return claimedBy === undefined ? made : { ...made, claimedBy };
  });
