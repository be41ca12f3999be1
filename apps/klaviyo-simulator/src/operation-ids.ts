import { operations } from './api/operations.ts';

/** Every operation that is logged and that a fault can hit. */
export const operationIds: readonly string[] = [
  ...operations.map(({ id }) => id),
  'oauth_authorize',
  'oauth_token',
  'oauth_revoke',
  'client_create_profile',
  'onsite_js',
];
