export type { Clock } from './clock.ts';
export type { Fault, FaultKind, Faults, NewFault } from './faults.ts';
export type { Client, SimulatorOptions } from './options.ts';
export type { RequestEntry, RequestFilter, RequestLog } from './requests.ts';
export { demoSeed } from './seed.ts';
export { createSimulator, type Simulator } from './server.ts';
export type { Account, Install, List, PrivateKey, Profile, SeedWorld, Segment, User } from './world/model.ts';
export type { WorldSnapshot } from './world/snapshot.ts';
export type { World } from './world/world.ts';
