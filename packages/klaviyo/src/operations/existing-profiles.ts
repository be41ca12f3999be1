import { z } from 'zod';
import { readBody } from '../judge.ts';
import type { KlaviyoAnswer, KlaviyoRequest } from '../message.ts';
import { quote } from '../quote.ts';

/** The largest page (contract §1.1). */
const maxProfilesPerRequest = 100;

const schema = z.object({ data: z.array(z.object({ id: z.string().nullish() })) });

/**
 * Which of these profiles, at most a hundred, are still there: one that was merged into another or deleted is not
 * (contract §1.11). Sparse, so that nothing but ids leaves Klaviyo.
 */
export function existingAmongRequest(profileIds: readonly string[]): KlaviyoRequest {
  if (profileIds.length === 0 || profileIds.length > maxProfilesPerRequest) {
    throw new RangeError(`Ask about 1 to ${maxProfilesPerRequest} people at once.`);
  }
  return {
    operation: 'get_profiles',
    path: '/api/profiles',
    query: {
      filter: `any(id,[${profileIds.map(quote).join(',')}])`,
      'fields[profile]': 'id',
      'page[size]': String(maxProfilesPerRequest),
    },
  };
}

/** The ids of those who are. */
export function readExistingAmong(answer: KlaviyoAnswer): ReadonlySet<string> {
  return new Set(readBody(answer, schema).data.flatMap(({ id }) => id ?? []));
}
