import {
  type ExperienceDefinition,
  listConditions,
  listSegmentKeys,
  readExperienceDefinition,
} from '@facet/engine';
import type { AudienceEstimate, EstimateAudience } from '@facet/protocol';
import { LRUCache } from 'lru-cache';
import type { Queryable } from '../../db/database.ts';
import { getExperience } from '../experiences/experiences.reads.ts';
import { toTellable } from '../judgement/to-tellable.ts';
import { findConnection } from '../klaviyo/connection.reads.ts';
import { toLives } from '../memberships/lives.ts';
import { getStore } from '../stores/stores.reads.ts';
import { countLatelySeen, type LatelySeen } from './lately-seen.reads.ts';
import { canBeTaken, listLeftOut } from './reach.ts';
import { findSegmentCounts } from './segment-counts.reads.ts';

type Ports = { readonly database: Queryable; readonly now: () => number };

/** Says how many an audience is about, from what is remembered: Klaviyo is never asked. */
export type EstimateService = {
  /** Throws `not_found`. What of the definition is unfinished plays no part. */
  readonly estimate: (
    storeId: string,
    experienceId: string,
    input: EstimateAudience,
  ) => Promise<AudienceEstimate>;
};

const days = 7;
const dayMs = 86_400_000;
/** Visitors come and go all the time; whoever builds an audience asks with every step. */
const freshMs = 60_000;
const mostSegments = 20;

/** Makes the service that estimates audiences. */
export function createEstimateService({ database, now }: Ports): EstimateService {
  const seen = new LRUCache<string, Promise<LatelySeen>>({ max: 200, ttl: freshMs });

  const count = (
    storeId: string,
    connectionId: string | null,
    segments: readonly string[],
    validMs: number,
  ): Promise<LatelySeen> => {
    const key = JSON.stringify([storeId, connectionId, ...segments]);
    const under = seen.get(key);
    if (under !== undefined) return under;
    const at = now();
    const counting = countLatelySeen(database, {
      storeId,
      connectionId,
      segments,
      since: new Date(at - days * dayMs),
      validSince: new Date(at - validMs),
    });
    seen.set(key, counting);
    counting.catch(() => seen.delete(key));
    return counting;
  };

  return {
    async estimate(storeId, experienceId, { definition: input }) {
      const { settings } = await getStore(database, storeId);
      const definition = await readTellable(database, storeId, experienceId, input);
      const { audience } = definition;
      const segments = listSegmentKeys(definition).slice(0, mostSegments).toSorted();
      const connection = await findConnection(database, storeId);
      const lately = await count(storeId, connection?.id ?? null, segments, toLives(settings).maxAgeMs);
      const counts = await findSegmentCounts(database, connection?.id, segments);
      const sum = (fits: (group: LatelySeen['groups'][number]) => boolean): number =>
        lately.groups.reduce((total, group) => total + (fits(group) ? group.visitors : 0), 0);
      return {
        connected: connection !== undefined,
        segments: segments.map((id, index) => {
          const kept = counts.get(id);
          return {
            id,
            name: kept?.name ?? id,
            exists: kept?.listed ?? false,
            members: kept?.members?.count ?? null,
            countedAt: kept?.members?.at.toISOString() ?? null,
            in: sum((group) => group.memberships[index] === 1),
            out: sum((group) => group.memberships[index] === 0),
            unknown: sum((group) => group.identified && (group.memberships[index] ?? null) === null),
          };
        }),
        seen: {
          since: lately.since?.toISOString() ?? null,
          whole: lately.whole,
          visitors: sum(() => true),
          identified: sum(({ identified }) => identified),
        },
        reach:
          audience.type === 'link'
            ? null
            : sum(({ identified, memberships }) =>
                canBeTaken(audience, {
                  identified,
                  memberOf: (segment) =>
                    toTruth(memberships[segments.findIndex((id) => id === segment)] ?? null),
                }),
              ),
        leftOut: [...listLeftOut(listConditions(audience))],
      };
    },
  };
}

function toTruth(state: 0 | 1 | null): boolean | null {
  return state === null ? null : state === 1;
}

/** The definition as far as it is finished; where nothing of it can be read, the one that is kept. */
async function readTellable(
  database: Queryable,
  storeId: string,
  experienceId: string,
  input: EstimateAudience['definition'],
): Promise<ExperienceDefinition> {
  const { definition: kept, ...experience } = await getExperience(database, storeId, experienceId);
  const { id, kind, status, seed, name } = experience;
  const whole = { ...input, version: 1, id, kind, status, seed, name };
  const result = readExperienceDefinition(whole);
  return result.ok ? result.definition : (toTellable(whole, result.problems, kept) ?? kept);
}
