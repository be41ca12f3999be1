import { z } from 'zod';
import { readBodyForToken } from '../judge.ts';
import type { KlaviyoAnswer, KlaviyoRequest } from '../message.ts';
import { quote } from '../quote.ts';

const schema = z.object({ data: z.array(z.object({ id: z.string().nullish() })) });

/** Get Profiles for one exchange id: sparse, so that nothing but the id leaves Klaviyo (contract §1.1). */
export function resolveTokenRequest(token: string): KlaviyoRequest {
  return {
    operation: 'get_profiles',
    path: '/api/profiles',
    query: { filter: `equals(_kx,${quote(token)})`, 'fields[profile]': 'id', 'page[size]': '1' },
  };
}

/** The profile's id; `undefined` where nobody is known by the token. An expired token throws `unresolvable_token`. */
export function readResolvedToken(answer: KlaviyoAnswer): string | undefined {
  const id = readBodyForToken(answer, schema).data[0]?.id;
  return id === null || id === '' ? undefined : id;
}
