export type { Clock } from './clock.ts';
export type { Fault, FaultKind, Faults, NewFault } from './faults.ts';
export type { Delay, Latency, LatencyDial } from './latency.ts';
export type { Client, SimulatorOptions } from './options.ts';
export type { RequestEntry, RequestFilter, RequestLog } from './requests.ts';
export { demoSeed } from './seed.ts';
export { createSimulator, type Simulator } from './server.ts';
export type { Tally } from './tallies.ts';
export type { NewAccount } from './world/accounts.ts';
export type { BulkPerson, CrowdSegment, NewCrowd } from './world/crowd.ts';
export type {
  Account,
  Install,
  List,
  PrivateKey,
  Profile,
  ScheduledChange,
  SeedWorld,
  Segment,
  User,
} from './world/model.ts';
export type { WorldSnapshot } from './world/snapshot.ts';
export type { World } from './world/world.ts';
