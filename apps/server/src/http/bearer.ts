import type { FastifyRequest } from 'fastify';
import { tokenStart } from '../features/tokens/token-secret.ts';

/**
 * Finds the token that a program sends. Other bearers are not looked at: a proxy in front may add its own to what
 * browsers send.
 */
export function findBearer(request: FastifyRequest): string | undefined {
  const secret = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return secret?.startsWith(tokenStart) === true ? secret : undefined;
}
