import type { FastifyInstance, FastifyRequest } from 'fastify';
import { toApiErrorAnswer } from '../api/api-answer.ts';
import { ApiError, parameterError } from '../api/api-error.ts';
import { readParameters } from '../api/read-query.ts';
import type { Context } from '../context.ts';
import { type Answer, toJsonAnswer } from '../http/answer.ts';
import { serveExchange } from '../http/exchange.ts';

const clientRevision = '2024-10-15';
const attributeNames = ['_kx', 'email', 'phone_number', 'external_id', 'anonymous_id'];
const mediaTypes = ['application/json', 'application/vnd.api+json'];
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, revision, x-klaviyo-onsite',
  'access-control-max-age': '600',
};

function bodyError(pointer: string, detail: string): ApiError {
  return new ApiError(400, 'invalid', 'Invalid input.', detail, { pointer });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseBody(body: unknown): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : '');
  } catch {
    throw bodyError('/', 'The body is not JSON.');
  }
}

/** The identifiers in `{data: {type: "profile", attributes: {…}}}`, all of them texts. */
function readAttributes(body: unknown): Map<string, string> {
  const parsed = parseBody(body);
  const data = isRecord(parsed) ? parsed['data'] : undefined;
  if (!isRecord(data) || data['type'] !== 'profile')
    throw bodyError('/data/type', 'The body must hold data of type profile.');
  const attributes = data['attributes'];
  if (!isRecord(attributes)) throw bodyError('/data/attributes', 'attributes is required.');
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes)) {
    if (!attributeNames.includes(name) || typeof value !== 'string' || value === '')
      throw bodyError(`/data/attributes/${name}`, `'${name}' is not allowed here or no text.`);
    found.set(name, value);
  }
  if (found.size === 0) throw bodyError('/data/attributes', 'At least one identifier is required.');
  return found;
}

function readCompany(context: Context, request: FastifyRequest): string {
  const url = request.raw.url ?? '';
  const parameters = readParameters(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
  for (const name of parameters.keys())
    if (name !== 'company_id') throw parameterError(name, `'${name}' is not a valid parameter here.`);
  const account = context.world.findAccount(parameters.get('company_id') ?? '');
  if (account === undefined) throw parameterError('company_id', 'The company_id is missing or unknown.');
  return account.id;
}

/** Who the browser is; a new address makes a new profile, an unresolvable token nobody. */
function identify(
  context: Context,
  accountId: string,
  attributes: ReadonlyMap<string, string>,
): { readonly profileId: string | undefined; readonly isGone: boolean } {
  const token = attributes.get('_kx');
  if (token !== undefined) {
    const resolution = context.world.tokens.resolve(accountId, token);
    return {
      profileId: resolution.state === 'valid' ? resolution.profileId : undefined,
      isGone: resolution.state === 'gone',
    };
  }
  const email = attributes.get('email');
  if (email === undefined) return { profileId: undefined, isGone: false };
  const profile =
    context.world.people.findByEmail(accountId, email) ?? context.world.people.create({ accountId, email });
  return { profileId: profile.id, isGone: false };
}

function answer(context: Context, request: FastifyRequest): Answer {
  try {
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!mediaTypes.includes(type))
      throw new ApiError(
        415,
        'unsupported_media_type',
        'Unsupported media type.',
        'Send application/vnd.api+json.',
      );
    if (request.headers['revision'] !== clientRevision && request.headers['revision'] !== '2026-07-15')
      throw bodyError('/headers/revision', 'The revision header is missing or not served.');
    const accountId = readCompany(context, request);
    const attributes = readAttributes(request.body);
    const { profileId, isGone } = identify(context, accountId, attributes);
    if (request.headers['x-klaviyo-onsite'] !== '1') return { status: 202, headers: cors, body: '' };
    // A new exchange id each time: the browser gets another token than the one in the link (section 5.6).
    const meta = {
      ...(profileId === undefined ? {} : { exchange_id: context.world.tokens.create(profileId).token }),
      should_clear_cookie: isGone,
    };
    return toJsonAnswer(200, { meta }, 'application/json', cors);
  } catch (error) {
    if (error instanceof ApiError) return toApiErrorAnswer(error, cors);
    throw error;
  }
}

/** POST /client/profiles of a.klaviyo.com: the documented call (202) and klaviyo.js's own (section 5.6). */
export function registerClientProfiles(app: FastifyInstance, context: Context): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.options('/client/profiles', (_request, reply) => reply.code(204).headers(cors).send());
  app.post<{ Querystring: { company_id?: unknown } }>('/client/profiles', (request, reply) =>
    serveExchange(context, {
      operation: 'client_create_profile',
      account: context.world.findAccount(String(request.query.company_id))?.id ?? null,
      request,
      reply,
      respond: () => answer(context, request),
    }),
  );
}
