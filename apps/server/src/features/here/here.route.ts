import { hereRequestSchema, hereResponseSchema } from '@facet/protocol';
import { defineStorefrontRoute } from '../../http/define-storefront-route.ts';
import { readCountry } from './country.ts';

/** `POST /s/:publicKey/here` */
export const hereRoute = defineStorefrontRoute({
  name: 'here',
  summary: 'Which country the visitor is in, as the proxy in front says; null where it does not',
  body: hereRequestSchema,
  response: hereResponseSchema,
  sealed: true,
  handle: ({ context, request }) => {
    const { countryHeader } = context.config;
    const header = countryHeader === null ? undefined : request.headers[countryHeader.toLowerCase()];
    return Promise.resolve({ country: readCountry(header) });
  },
});
