import type { List, SeedWorld, Segment, WorldState } from './model.ts';
import { WorldError } from './store.ts';

/** The whole world as plain JSON, with how far its time ran ahead. */
export interface WorldSnapshot {
  readonly version: 1;
  readonly clockOffsetMs: number;
  readonly state: unknown;
}

const collections = [
  'accounts',
  'users',
  'profiles',
  'segments',
  'lists',
  'tokens',
  'installs',
  'codes',
  'refreshTokens',
  'accessTokens',
  'privateKeys',
] as const satisfies readonly (keyof WorldState)[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntries(value: unknown): value is [string, unknown][] {
  return Array.isArray(value) && value.every((entry) => Array.isArray(entry) && typeof entry[0] === 'string');
}

function isWorldState(value: Record<string, unknown>): value is Record<string, unknown> & WorldState {
  return collections.every((name) => value[name] instanceof Map) && Array.isArray(value['schedule']);
}

/** Maps become `{ "$map": [[key, value], …] }`, which no object of ours can be mistaken for. */
export function toSnapshot(state: WorldState, clockOffsetMs: number): WorldSnapshot {
  const text = JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map ? { $map: [...value] } : value,
  );
  return { version: 1, clockOffsetMs, state: JSON.parse(text) };
}

/** Takes a snapshot back, or throws a WorldError that says what is wrong with it. */
export function readSnapshot(value: unknown): { state: WorldState; clockOffsetMs: number } {
  if (!isRecord(value) || value['version'] !== 1)
    throw new WorldError('invalid', 'This is no snapshot of a simulated Klaviyo (version 1).');
  const offset = value['clockOffsetMs'];
  if (typeof offset !== 'number' || !Number.isFinite(offset))
    throw new WorldError('invalid', 'The snapshot has no clockOffsetMs.');
  const state: unknown = JSON.parse(JSON.stringify(value['state'] ?? null), (_key, part: unknown) =>
    isRecord(part) && isEntries(part['$map']) ? new Map(part['$map']) : part,
  );
  // Snapshots of before there was a schedule have none.
  const whole = isRecord(state) ? { schedule: [], ...state } : {};
  if (!isWorldState(whole))
    throw new WorldError('invalid', `The snapshot must have all of: ${collections.join(', ')}.`);
  return { state: whole, clockOffsetMs: offset };
}

/** A fresh state from a seed, sharing nothing with it. */
export function toState(seed: SeedWorld): WorldState {
  const copy = structuredClone(seed);
  const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
    new Map(items.map((item) => [item.id, item]));
  const open = <T extends Segment | List>(group: T): T & { members: Map<string, number> } => ({
    ...group,
    members: new Map(group.members),
  });
  return {
    accounts: byId(copy.accounts),
    users: byId(copy.users),
    profiles: byId(copy.profiles),
    segments: byId(copy.segments.map(open)),
    lists: byId(copy.lists.map(open)),
    privateKeys: new Map(copy.privateKeys.map((key) => [key.key, key])),
    tokens: new Map(),
    installs: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    accessTokens: new Map(),
    schedule: [],
  };
}
