import type { ExperienceDefinition } from '@facet/engine';
import type { Learned } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import { countShown, type ShownCount } from './shown.reads.ts';
import { listSold, type Sold } from './sold.reads.ts';

/** An experience that has results. */
type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly status: 'running' | 'ended';
  readonly definition: ExperienceDefinition;
  readonly endedAt: string | null;
};

const most = 6;

/** Reads what the last experiences to end showed and what came of it, then of those running that most people see. */
export async function listLearned(
  database: Queryable,
  storeId: string,
  running: readonly Candidate[],
  now: number,
): Promise<readonly Learned[]> {
  const ended = await listEnded(database, storeId);
  const chosen = [...ended, ...running.slice(0, most - Math.min(ended.length, most / 2))].slice(0, most);
  const ids = chosen.map(({ id }) => id);
  const shown = await countShown(database, ids, now);
  const sold = await listSold(database, storeId, ids);
  return chosen
    .map((candidate) => toLearned(candidate, shown, sold))
    .filter(({ variations }) => variations.some(({ visitors }) => visitors > 0));
}

async function listEnded(database: Queryable, storeId: string): Promise<readonly Candidate[]> {
  const rows = await database
    .selectFrom('experiences')
    .select(['id', 'name', 'definition', 'ended_at'])
    .where('store_id', '=', storeId)
    .where('status', '=', 'ended')
    .where((where) =>
      where.exists(
        where
          .selectFrom('exposure_units')
          .select('unit')
          .whereRef('exposure_units.experience_id', '=', 'experiences.id'),
      ),
    )
    .orderBy('ended_at', 'desc')
    .limit(most / 2)
    .execute();
  return rows.map(({ ended_at, ...row }) => ({
    ...row,
    status: 'ended',
    endedAt: ended_at?.toISOString() ?? null,
  }));
}

function toLearned(
  { id, name, status, endedAt, definition }: Candidate,
  shown: readonly ShownCount[],
  sold: readonly Sold[],
): Learned {
  return {
    id,
    name,
    kind: definition.kind,
    status,
    endedAt,
    variations: definition.variations.map((variation, place) => {
      const isOf = (one: { readonly experience: string; readonly variation: string }): boolean =>
        one.experience === id && one.variation === variation.id;
      const own = sold.filter(isOf);
      return {
        id: variation.id,
        name: variation.name ?? (variation.control ? 'Control' : `Variation ${place}`),
        isControl: variation.control,
        visitors: shown.find(isOf)?.counted ?? 0,
        buyers: own[0]?.buyers ?? 0,
        orders: own.reduce((sum, { orders }) => sum + orders, 0),
        revenue: own.flatMap(({ currency, value }) => (value === null ? [] : [{ currency, value }])),
      };
    }),
  };
}
