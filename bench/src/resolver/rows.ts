import { Client } from 'pg';
import { createSecrets } from '../../../apps/server/src/config/secrets.ts';
import { toProfilePlace } from '../../../apps/server/src/features/memberships/places.ts';
import type { Known } from './klaviyo.ts';
import { secretKey } from './secret-key.ts';

/** Opens the database that an installation works on, to look and to write rows that would take long to come about. */
export async function openRows(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Writes down people as if each had been read most of a day ago and had come since: all of them are due. */
export async function writeDuePeople(
  client: Client,
  storeId: string,
  segments: readonly string[],
  people: readonly Known[],
): Promise<void> {
  const secrets = createSecrets(secretKey);
  const { rows } = await client.query<{ id: string }>(
    'select id from klaviyo_connections where store_id = $1',
    [storeId],
  );
  const readAt = Date.now() - 20 * 3_600_000;
  const memberships = Object.fromEntries(segments.map((segment) => [segment, [0, readAt]]));
  for (let start = 0; start < people.length; start += 5000) {
    const written = people.slice(start, start + 5000).map(({ id }) => ({
      subject: secrets.subjectOf(storeId, id),
      sealed: secrets.seal(id, toProfilePlace(storeId)),
    }));
    await client.query(
      `insert into klaviyo_people (connection_id, subject, sealed_profile_id, existed_at, memberships, read_at, due_at, seen_at)
      select $1, person.subject, person.sealed, to_timestamp($2 / 1000.0), $3::jsonb, to_timestamp($2 / 1000.0),
        now() - random() * interval '1 hour', now()
      from jsonb_to_recordset($4::jsonb) as person(subject text, sealed text)`,
      [rows[0]?.id, readAt, JSON.stringify(memberships), JSON.stringify(written)],
    );
  }
}
