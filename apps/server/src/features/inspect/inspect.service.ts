import {
  type DecisionContext,
  type Identity,
  listSegmentKeys,
  type Membership,
  type SegmentKey,
  type VisitorId,
} from '@facet/engine';
import { readExchangeId, within } from '@facet/membership';
import type { Inspection, InspectRequest, Store } from '@facet/protocol';
import type { Secrets } from '../../config/secrets.ts';
import type { Queryable } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { listSubjectAssignments } from '../events/subject-assignments.reads.ts';
import { listExperiences } from '../experiences/experiences.reads.ts';
import { createClock } from '../klaviyo/clock.ts';
import type { ConnectionsService } from '../klaviyo/connections.service.ts';
import { createKlaviyoSource } from '../memberships/klaviyo-source.ts';
import { toLives } from '../memberships/lives.ts';
import type { MembershipsService, VisitorResolution } from '../memberships/memberships.service.ts';
import type { SegmentsService } from '../segments/segments.service.ts';
import { toCircumstanceCaveats, toCircumstances } from './circumstances.ts';
import { toTokenSteps, toVisitorSteps } from './identity-steps.ts';
import { type InspectInput, readInspectInput } from './inspect-input.ts';
import { isAnsweredSince } from './is-answered-since.ts';
import { findSeenVisitor } from './seen-visitors.reads.ts';
import { findPreviewProblems, toPreview, toTraces } from './traces.ts';

type Ports = {
  readonly database: Queryable;
  readonly secrets: Secrets;
  readonly now: () => number;
  readonly connections: ConnectionsService;
  readonly segments: SegmentsService;
  readonly memberships: MembershipsService;
};

/** Shows every step of the decisions about one visitor. */
export type InspectService = {
  /** Throws `invalid_body` where the input is nothing that can be inspected, or a preview names what there is not. */
  readonly inspect: (store: Store, request: InspectRequest) => Promise<Inspection>;
  /**
   * The subject behind a `_kx`, an address or a visitor id, where there is one: as remembered, however long ago, else
   * as Klaviyo says. Nothing is remembered of it. Throws `invalid_body`, and `klaviyo_unreachable` where that cannot
   * be told.
   */
  readonly findSubject: (store: Store, input: string) => Promise<string | undefined>;
};

/** Somebody who asks in the admin has more patience than a page has. */
const deadlineMs = 10_000;
/** Buckets by visitor need some visitor where a token says nothing about the browser. */
const exampleVisitor = 'inspected-visitor';

type Readable = Exclude<InspectInput, { readonly understoodAs: 'nothing' }>;
type Found = {
  readonly resolution: VisitorResolution;
  readonly steps: readonly string[];
  /** Whether there was somebody to ask about. */
  readonly askable: boolean;
};

/** Makes the service that shows how decisions come about. */
export function createInspectService(ports: Ports): InspectService {
  const { database, secrets, now, connections, segments, memberships } = ports;

  const find = async (
    store: Store,
    input: Readable,
    wanted: readonly string[],
    refresh: boolean,
  ): Promise<Found> => {
    const live = await connections.find(store.id);
    const account =
      live === undefined
        ? undefined
        : { name: live.connection.accountName, publicKey: live.connection.accountPublicKey };
    const question = {
      storeId: store.id,
      segments: wanted,
      lives: toLives(store.settings),
      urgency: 'member' as const,
      deadlineMs,
      refresh,
    };
    if (input.understoodAs !== 'visitor_id') {
      const resolution = await memberships.resolveVisitor({ ...question, token: input.token });
      return { resolution, steps: toTokenSteps(resolution, account, now()), askable: true };
    }
    const seen = await findSeenVisitor(database, store.id, input.visitor);
    const steps = toVisitorSteps(seen, now());
    if (seen === undefined || seen.subject === null) {
      return { resolution: { identity: 'unidentified', because: 'nobody' }, steps, askable: false };
    }
    return {
      resolution: await memberships.resolveSubject({ ...question, subject: seen.subject }),
      steps,
      askable: true,
    };
  };

  const findNames = async (
    storeId: string,
    wanted: readonly string[],
  ): Promise<ReadonlyMap<string, string>> => {
    const live = await connections.find(storeId);
    const catalogue = live === undefined ? undefined : await segments.recall(live, wanted);
    return new Map(wanted.map((id) => [id, catalogue?.get(id)?.name ?? id]));
  };

  return {
    async findSubject(store, text) {
      const input = readInput(text);
      if (input.understoodAs === 'visitor_id') {
        return (await findSeenVisitor(database, store.id, input.visitor))?.subject ?? undefined;
      }
      const live = await connections.find(store.id);
      const room = await memberships.findRoom(store.id);
      if (live === undefined || room === undefined) return undefined;
      const reading = readExchangeId(input.token, live.connection.accountPublicKey);
      if (reading.state !== 'ours') return undefined;
      const remembered = await room.cache.findIdentity(reading.token, true);
      if (remembered?.state === 'known') return remembered.subject;
      // Past the memory: whoever is looked for to be erased is not written down.
      const asking = createKlaviyoSource(live.clients).identify(reading.token, 'member');
      const answer = await within(createClock(now), deadlineMs, asking);
      if (answer?.ok !== true) {
        throw new Failure(
          'klaviyo_unreachable',
          'Klaviyo does not say at the moment who this is. Try again in a minute.',
        );
      }
      return answer.value.state === 'known' ? secrets.subjectOf(store.id, answer.value.profileId) : undefined;
    },

    async inspect(store, request) {
      const input = readInput(request.input);
      const running = await listExperiences(database, store.id, ['running']);
      const definitions = running.map(({ definition }) => definition);
      const problems = findPreviewProblems(request.preview, running);
      if (problems.length > 0) {
        throw new Failure(
          'invalid_body',
          'A variation that is pretended is not there: its experience does not run, or was changed. Take it out, or choose another one.',
          { problems },
        );
      }
      const wanted = [...new Set<string>(definitions.flatMap(listSegmentKeys))];
      const askedAt = now();
      const { resolution, steps, askable } = await find(store, input, wanted, request.refresh ?? false);
      const names = await findNames(store.id, wanted);
      const keyOf = (segment: string): SegmentKey => secrets.segmentKeyOf(store.id, segment);
      const subject = resolution.identity === 'identified' ? resolution.subject : null;
      const known = new Map(
        resolution.identity === 'identified' ? Object.entries(resolution.memberships) : [],
      );
      const homePage = `${store.settings.origins[0] ?? 'https://store.invalid'}/`;
      // Who clicks a link lands on its page.
      const landing = input.understoodAs === 'address' && URL.canParse(request.input);
      const circumstances = toCircumstances(request, landing ? request.input : homePage, now());
      const context: DecisionContext = {
        ...circumstances,
        visitor: toVisitor(input),
        visitorType: 'returning',
        identity: toIdentity(resolution),
        memberships: Object.fromEntries(
          [...known].map(([segment, membership]) => [keyOf(segment), membership]),
        ),
        assignments: {
          visitor: {},
          subject:
            subject === null
              ? {}
              : await listSubjectAssignments(database, store.id, subject, new Date(circumstances.now)),
        },
        waited: true,
      };
      return {
        understoodAs: input.understoodAs,
        identity: {
          state: resolution.identity,
          subject,
          steps: [...steps, ...toCaveats(input), ...toCircumstanceCaveats(request, definitions)],
        },
        refreshed: request.refresh === true ? askable && isAnsweredSince(resolution, askedAt) : null,
        memberships: wanted.map((segment) =>
          toRow(segment, names.get(segment) ?? segment, known.get(segment), resolution),
        ),
        experiences: toTraces({
          running,
          context,
          timeZone: store.settings.timeZone,
          toKeys: { segment: keyOf, group: (name) => secrets.groupKeyOf(store.id, name) },
          preview: toPreview(request.preview, keyOf),
        }),
        segmentNames: Object.fromEntries(wanted.map((id) => [keyOf(id), names.get(id) ?? id])),
      };
    },
  };
}

function toVisitor(input: Readable): VisitorId {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its shape was judged when the input was read
  return (input.understoodAs === 'visitor_id' ? input.visitor : exampleVisitor) as VisitorId;
}

function toCaveats(input: Readable): readonly string[] {
  const kept =
    'What this visitor’s own browser has kept is known to that browser alone: the decisions below are those of a browser that has kept nothing.';
  return input.understoodAs === 'visitor_id'
    ? [kept]
    : [kept, 'Where an experience splits by visitor and not by person, an example visitor stands in.'];
}

function toIdentity(resolution: VisitorResolution): Identity {
  switch (resolution.identity) {
    case 'identified':
      return { state: 'identified', subject: resolution.subject };
    case 'unidentified':
      return { state: 'unidentified' };
    case 'unreachable':
    case 'pending':
      return { state: 'unknown', cause: resolution.identity };
  }
  return { state: 'unidentified' };
}

function readInput(text: string): Readable {
  const input = readInspectInput(text);
  if (input.understoodAs !== 'nothing') return input;
  throw new Failure('invalid_body', input.why, { problems: [{ path: 'input', message: input.why }] });
}

function toRow(
  segmentId: string,
  segmentName: string,
  membership: Membership | undefined,
  resolution: VisitorResolution,
): Inspection['memberships'][number] {
  const row = { segmentId, segmentName };
  if (membership === undefined) {
    const cause = resolution.identity === 'identified' ? 'pending' : resolution.identity;
    return { ...row, state: 'unknown', cause, readAt: null, stale: false };
  }
  if (membership.state === 'unknown') {
    return { ...row, state: 'unknown', cause: membership.cause, readAt: null, stale: false };
  }
  const { state, readAt, stale } = membership;
  return { ...row, state, cause: null, readAt: new Date(readAt).toISOString(), stale: stale ?? false };
}
