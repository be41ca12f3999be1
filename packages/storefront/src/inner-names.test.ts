import {
  type Assignment,
  experienceDefinitionSchema,
  type KeptAssignments,
  type Membership,
} from '@facet/engine';
import {
  exposureSchema,
  hereResponseSchema,
  type StoreConfiguration,
  seenRequestSchema,
  visitorEventSchema,
  type WhoResponse,
  type WireMembership,
  whoRequestSchema,
} from '@facet/protocol';
import { expect, test } from 'vitest';
import { inner } from '../build.ts';
import type { KeptArrival } from './arrival.ts';
import type { FacetApi, FacetDecision, FacetEventDetails, FacetEvents, FacetIdentity } from './facet-api.ts';
import type { Memory, Unsent } from './memory.ts';
import type { Tab } from './tab.ts';

/** The names of every member of a union. */
type NamesOf<Value> = Value extends unknown ? keyof Value : never;
type Answered = StoreConfiguration | WhoResponse | WireMembership;
type Stored = Memory | Tab | Unsent | KeptArrival | KeptAssignments | Assignment | Membership;
type Told =
  | FacetApi
  | FacetDecision
  | FacetEventDetails
  | FacetEvents[keyof Omit<FacetEvents, 'decided'>]
  | FacetIdentity;

/** Names that no schema holds: types alone know them, and see to it that none is missing here. */
const typed: Readonly<Record<Exclude<NamesOf<Answered | Stored | Told>, symbol>, true>> = {
  version: true,
  store: true,
  revision: true,
  endpoint: true,
  reportsUrl: true,
  klaviyoCompany: true,
  cookieDomain: true,
  consent: true,
  hideLimitMs: true,
  latePolicy: true,
  membershipMaxAgeMs: true,
  timeZone: true,
  asksCountry: true,
  javascript: true,
  segments: true,
  experiences: true,
  identity: true,
  subject: true,
  memberships: true,
  assignments: true,
  retryAfterMs: true,
  state: true,
  ageMs: true,
  stale: true,
  cause: true,
  visitor: true,
  since: true,
  tokens: true,
  nobody: true,
  unsent: true,
  overruled: true,
  arrival: true,
  country: true,
  done: true,
  at: true,
  event: true,
  path: true,
  parameters: true,
  referrer: true,
  kind: true,
  variation: true,
  counted: true,
  until: true,
  claimedBy: true,
  readAt: true,
  ready: true,
  variables: true,
  withdraw: true,
  refresh: true,
  attributes: true,
  track: true,
  on: true,
  push: true,
  id: true,
  reason: true,
  order: true,
  value: true,
  currency: true,
  items: true,
  code: true,
};

function listProperties(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(Object(value)) : []),
    ...listProperties(value),
  ]);
}

test('no name that the build shortens is stored, sent, received or told to the page', () => {
  const names = [
    ...Object.keys(typed),
    ...listProperties(experienceDefinitionSchema),
    ...[exposureSchema, visitorEventSchema, seenRequestSchema, whoRequestSchema, hereResponseSchema].flatMap(
      ({ shape }) => Object.keys(shape),
    ),
  ];

  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => inner.test(name))).toEqual([]);
});
