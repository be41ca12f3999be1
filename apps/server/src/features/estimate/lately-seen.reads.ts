import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/**
 * How many page views are looked at: a store with more of them in a week is told of less than a week. Everything takes
 * well below a second then, on the embedded database too, which has no time for anybody else meanwhile.
 */
const mostPageViews = 50_000;

/** Visitors who stand alike to some segments: for each of them `1` in, `0` out, `null` not known. */
type Alike = {
  /** Whether Klaviyo has identified them. */
  readonly identified: boolean;
  readonly memberships: readonly (0 | 1 | null)[];
  readonly visitors: number;
};

/** Who was in a store lately, and since when that is known. */
export type LatelySeen = {
  readonly groups: readonly Alike[];
  /** The first page view that was looked at; `null` where there is none. */
  readonly since: Date | null;
  /** Whether all page views since what was asked for were looked at. */
  readonly whole: boolean;
};

type Question = {
  readonly storeId: string;
  /** Whose memberships are remembered; `null` where Klaviyo is not connected. */
  readonly connectionId: string | null;
  /** By Klaviyo's ids. */
  readonly segments: readonly string[];
  readonly since: Date;
  /** What was read of memberships before then does not count any more. */
  readonly validSince: Date;
  readonly most?: number;
};

/**
 * Counts the visitors of the newest page views by how they stand to segments, as remembered: nobody is asked. Goes back
 * in the index on names and times, and to each identified person's row by its key. A page view is noted before Klaviyo
 * has answered: whoever came once was identified only in what they were shown then.
 */
export async function countLatelySeen(database: Queryable, question: Question): Promise<LatelySeen> {
  const { storeId, connectionId, segments, since, validSince, most = mostPageViews } = question;
  const states = segments.map(
    (
      segment,
    ) => sql`case when (person.memberships -> ${segment}::text ->> 1)::float8 > ${validSince.getTime()}::float8
      then (person.memberships -> ${segment}::text ->> 0)::int end`,
  );
  const row = sql`jsonb_build_array(${states.length === 0 ? sql`` : sql.join(states)})`;
  const { rows } = await sql<{
    identified: boolean;
    memberships: (0 | 1 | null)[];
    visitors: number;
    views: number;
    since: Date;
  }>`
    with lately as materialized (
      select visitor, subject, happened_at from events
      where store_id = ${storeId} and name = 'page_view' and happened_at > ${since}
      order by happened_at desc limit ${most}
    ),
    viewers as materialized (
      select visitor, max(subject) as subject, min(happened_at) as since, count(*) as views from lately
      group by visitor
    ),
    visitors as materialized (
      select since, views, coalesce(subject, (
        select subject from exposures
        where store_id = ${storeId} and exposures.visitor = viewers.visitor and happened_at > ${since}
          and exposures.subject is not null
        order by happened_at desc limit 1
      )) as subject
      from viewers
    )
    select visitors.subject is not null as identified, ${row} as memberships, count(*) as visitors,
      sum(views)::int8 as views, min(since) as since
    from visitors
    left join klaviyo_people as person
      on person.connection_id = ${connectionId}::text and person.subject = visitors.subject
    group by 1, 2`.execute(database);
  const views = rows.reduce((sum, each) => sum + each.views, 0);
  const times = rows.map((each) => each.since.getTime());
  return {
    groups: rows.map(({ identified, memberships, visitors }) => ({
      identified,
      memberships,
      visitors,
    })),
    since: times.length === 0 ? null : new Date(Math.min(...times)),
    whole: views < most,
  };
}
