import type { World } from '../world.ts';

type Status = 'draft' | 'running' | 'paused' | 'ended';

/** An experience to be there, such as no person makes by hand. */
export type Planned = { readonly name: string; readonly status: Status };

const hourMs = 3_600_000;
const atOnce = 250;

/**
 * Puts experiences into a world's store, the first changed last: copies of its newest one under other names. They go into
 * the database by themselves, since a thousand calls would take a minute.
 */
export async function createManyExperiences(
  { server }: Pick<World, 'server'>,
  planned: readonly Planned[],
): Promise<void> {
  const database = server.context.database.queryable;
  const model = await database
    .selectFrom('experiences')
    .selectAll()
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const startMs = Date.now() - hourMs;
  const rows = planned.map(({ name, status }, place) => {
    const id = `many${String(place).padStart(12, '0')}`;
    const at = new Date(startMs - place * hourMs);
    return {
      ...model,
      id,
      name,
      status,
      seed: id,
      definition: JSON.stringify({ ...model.definition, id, name, status, seed: id }),
      created_at: at,
      updated_at: at,
      started_at: status === 'draft' ? null : at,
      ended_at: status === 'ended' ? at : null,
    };
  });
  for (let start = 0; start < rows.length; start += atOnce) {
    await database
      .insertInto('experiences')
      .values(rows.slice(start, start + atOnce))
      .execute();
  }
}
