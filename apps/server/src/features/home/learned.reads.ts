import type { ExperienceDefinition } from '@facet/engine';
import type { Learned } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import { wasShown } from '../events/was-shown.reads.ts';
import type { ShownCount } from './shown.reads.ts';
import { listSold, type Sold } from './sold.reads.ts';

/** An experience that may have results. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly status: 'running' | 'ended';
  readonly definition: ExperienceDefinition;
  readonly endedAt: string | null;
};

const most = 6;

/**
 * Reads what came of the experiences that ended last, then of those running, which come in the order of how many people
 * see them. `shown`: the counts of all of them.
 */
export async function listLearned(
  database: Queryable,
  storeId: string,
  ended: readonly Candidate[],
  running: readonly Candidate[],
  shown: readonly ShownCount[],
): Promise<readonly Learned[]> {
  const chosen = [...ended, ...running.slice(0, most - ended.length)];
  const sold = await listSold(
    database,
    storeId,
    chosen.map(({ id }) => id),
  );
  return chosen
    .map((candidate) => toLearned(candidate, shown, sold))
    .filter(({ variations }) => variations.some(({ visitors }) => visitors > 0));
}

/** Lists the experiences that ended last and were shown to somebody, the last one first. */
export async function listLastEnded(database: Queryable, storeId: string): Promise<readonly Candidate[]> {
  const rows = await database
    .selectFrom('experiences')
    .select(['id', 'name', 'definition', 'ended_at'])
    .where('store_id', '=', storeId)
    .where('status', '=', 'ended')
    .where(wasShown)
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
