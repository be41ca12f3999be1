import type { Account } from '../../world/model.ts';
import { toSparse } from './sparse.ts';

const contact = ['default_sender_name', 'default_sender_email', 'website_url', 'organization_name'];

export const accountFields: readonly string[] = [
  'id',
  'test_account',
  'contact_information',
  ...contact.map((name) => `contact_information.${name}`),
  'contact_information.street_address',
  'industry',
  'timezone',
  'preferred_currency',
  'public_api_key',
  'locale',
];

/** An account as section 1.9 gives it. That its id is its public key is believed, not stated (section 9, point 8). */
export function toAccountResource(
  account: Account,
  origin: string,
  fields: readonly string[] | undefined,
): unknown {
  const attributes = {
    test_account: account.testAccount,
    contact_information: {
      default_sender_name: account.organizationName,
      default_sender_email: account.senderEmail,
      website_url: account.websiteUrl,
      organization_name: account.organizationName,
      street_address: {
        address1: null,
        address2: null,
        city: null,
        region: null,
        country: null,
        zip: null,
      },
    },
    industry: account.industry,
    timezone: account.timezone,
    preferred_currency: account.currency,
    public_api_key: account.id,
    locale: account.locale,
  };
  return {
    type: 'account',
    id: account.id,
    attributes: toSparse(attributes, fields),
    links: { self: `${origin}/api/accounts/${account.id}/` },
  };
}
