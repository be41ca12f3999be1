import { z } from 'zod';
import { readBody } from '../judge.ts';
import { KlaviyoError } from '../klaviyo-error.ts';
import type { KlaviyoAnswer, KlaviyoRequest } from '../message.ts';

/** The account that let us in. `publicKey` is the suffix of every exchange id of that account (contract §1.9). */
export type KlaviyoAccount = {
  readonly id: string;
  readonly publicKey: string;
  /** The organization's name; the public key where Klaviyo has none. */
  readonly name: string;
};

const schema = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1),
      attributes: z.object({
        public_api_key: z.string().regex(/^\w{3,20}$/),
        contact_information: z.object({ organization_name: z.string().nullish() }).nullish(),
      }),
    }),
  ),
});

/** Get Accounts: one call an installation, 15 a minute. */
export function accountsRequest(): KlaviyoRequest {
  return {
    operation: 'get_accounts',
    path: '/api/accounts',
    query: { 'fields[account]': 'public_api_key,contact_information.organization_name' },
  };
}

/** The one account of the credential. */
export function readAccount(answer: KlaviyoAnswer): KlaviyoAccount {
  const account = readBody(answer, schema).data[0];
  if (account === undefined) throw new KlaviyoError('unavailable', answer.operation, answer.status);
  const publicKey = account.attributes.public_api_key;
  const name = account.attributes.contact_information?.organization_name?.trim();
  return { id: account.id, publicKey, name: name === undefined || name === '' ? publicKey : name };
}
