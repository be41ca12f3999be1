export type { Budget, Permit, WindowLimit } from './budget.ts';
export { createBudget } from './budget.ts';
export type {
  MembershipCache,
  MembershipsBySegment,
  RememberedIdentity,
  RememberedMembership,
} from './cache.ts';
export type { Clock } from './clock.ts';
export { within } from './clock.ts';
export type { ExchangeIdReading } from './exchange-id.ts';
export { readExchangeId } from './exchange-id.ts';
export type { Gate, GateOptions } from './gate.ts';
export { createGate, GateClosedError } from './gate.ts';
export type { Need, Plan, Planner } from './planner.ts';
export { planBySegments } from './planner.ts';
export type { MembershipPolicy } from './policy.ts';
export { defaultPolicy } from './policy.ts';
export type {
  Resolution,
  ResolvedMembership,
  ResolvedMemberships,
  UnidentifiedBecause,
} from './resolution.ts';
export type { Resolver, ResolverOptions } from './resolver.ts';
export { createResolver } from './resolver.ts';
export type { IdentityFinding, MembershipSource, SourceAnswer, SourceFailure } from './source.ts';
export type { Admission, Strangers } from './strangers.ts';
export { createStrangers } from './strangers.ts';
