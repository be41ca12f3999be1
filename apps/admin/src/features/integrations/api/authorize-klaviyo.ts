import { authorizeResponseSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Where to send the browser to sign in with Klaviyo. */
export async function authorizeKlaviyo(storeId: string): Promise<string> {
  const answer = await request(authorizeResponseSchema, `/stores/${storeId}/klaviyo/authorize`, {
    method: 'POST',
    body: {},
  });
  return answer.authorizeUrl;
}
