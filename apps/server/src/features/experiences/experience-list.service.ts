import { listSegmentKeys } from '@facet/engine';
import type {
  ExperienceList,
  ExperienceListQuery,
  ExperienceSummary,
  ExperienceVisitors,
} from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import { toRows } from '../../db/to-rows.ts';
import {
  countExperiences,
  countVisitorsSince,
  type ListedExperience,
  listExperiencePart,
} from './experience-list.reads.ts';
import { listWarnings, type Surroundings } from './list-warnings.ts';
import { readSurroundings } from './surroundings.reads.ts';

type Ports = {
  readonly database: Queryable;
  readonly now: () => number;
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
};

/** The list of a store's experiences, which may be thousands. */
export type ExperienceListService = {
  /** A page, last changed first. What there is to know is looked for in that page alone. */
  readonly list: (storeId: string, query: ExperienceListQuery) => Promise<ExperienceList>;
  /** How many were shown each of these in the last 7 days. */
  readonly countVisitors: (storeId: string, ids: readonly string[]) => Promise<ExperienceVisitors>;
};

const shownForMs = 7 * 86_400_000;

/** Makes the service that gives out the list. */
export function createExperienceListService({ database, ...here }: Ports): ExperienceListService {
  return {
    async list(storeId, query) {
      const rows = toRows(query);
      const { experiences, total } = await listExperiencePart(database, storeId, query, rows);
      const segmentIds = [...new Set(experiences.flatMap(({ definition }) => listSegmentKeys(definition)))];
      const around = await readSurroundings(database, storeId, here, segmentIds);
      return {
        experiences: experiences.map((listed) => toSummary(listed, around)),
        total,
        kept: await countExperiences(database, storeId),
        next:
          experiences.length > 0 && rows.offset + experiences.length < total ? (query.page ?? 1) + 1 : null,
      };
    },

    async countVisitors(storeId, ids) {
      const since = new Date(here.now() - shownForMs);
      return { visitors: Object.fromEntries(await countVisitorsSince(database, storeId, ids, since)) };
    },
  };
}

function toSummary({ definition, ...listed }: ListedExperience, around: Surroundings): ExperienceSummary {
  return {
    ...listed,
    audience: definition.audience,
    segments: listSegmentKeys(definition).map((id) => toNamedSegment(id, around.segments)),
    variations: definition.variations.length,
    // What was put away waits for nobody.
    warnings: listed.archivedAt === null ? listWarnings(definition, around).length : 0,
  };
}

function toNamedSegment(
  id: string,
  segments: Surroundings['segments'],
): ExperienceSummary['segments'][number] {
  const segment = segments?.get(id);
  if (segments === null) return { id, name: id, standing: 'unknown' };
  if (segment?.listed !== true) return { id, name: segment?.name ?? id, standing: 'gone' };
  return { id, name: segment.name, standing: segment.state };
}
