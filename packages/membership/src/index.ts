export type { Breaker } from './breaker.ts';
export { BreakerOpenError, createBreaker } from './breaker.ts';
export type { Permit } from './budget/account.ts';
export type { Budget, BudgetOptions } from './budget/budget.ts';
export { createBudget } from './budget/budget.ts';
export type { Gate, GateOptions } from './budget/gate.ts';
export { createGate, GateClosedError } from './budget/gate.ts';
export type { Ledger } from './budget/ledger.ts';
export { emptyLedger } from './budget/ledger.ts';
export type { LedgerStore } from './budget/ledger-store.ts';
export { createMemoryLedgerStore } from './budget/ledger-store.ts';
export type { WindowLimit } from './budget/limits.ts';
export type {
  MembershipCache,
  MembershipsBySegment,
  Person,
  Reading,
  RememberedIdentity,
  RememberedMembership,
} from './cache.ts';
export type { Clock } from './clock.ts';
export { within } from './clock.ts';
export type { ExchangeIdReading } from './exchange-id.ts';
export { readExchangeId } from './exchange-id.ts';
export type { Leases } from './leases.ts';
export { soleLeases } from './leases.ts';
export type { Room } from './lookup.ts';
export type { MembershipPolicy } from './policy.ts';
export { defaultPolicy } from './policy.ts';
export type { Renewal, RenewalOptions } from './renewal.ts';
export { createRenewal } from './renewal.ts';
export type {
  Resolution,
  ResolvedMembership,
  ResolvedMemberships,
  UnidentifiedBecause,
} from './resolution.ts';
export type { Resolver, ResolverOptions } from './resolver.ts';
export { createResolver } from './resolver.ts';
export type {
  IdentityFinding,
  MembershipSource,
  MembersPage,
  MembersQuestion,
  People,
  SourceAnswer,
  SourceFailure,
} from './source.ts';
export type { Admission, Strangers } from './strangers.ts';
export { createStrangers } from './strangers.ts';
export type { Urgency } from './urgency.ts';
export type { WarmProgress, WarmStore, WarmSync, WarmSyncOptions } from './warm-sync.ts';
export { createWarmSync, isOlder, joinedMaxAgeMs, noProgress } from './warm-sync.ts';
