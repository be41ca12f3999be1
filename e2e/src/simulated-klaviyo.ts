import { createAgent, getAt, getList, getObject, getText, type Json } from '@facet/dev';
import { type Needle, toNeedle } from './secrets-search.ts';

/** The simulated Klaviyo of a world in another process, through its control interface. */
export type SimulatedKlaviyo = {
  readonly createPerson: (person: Readonly<Record<string, Json>>) => Promise<string>;
  readonly listPeople: () => Promise<readonly string[]>;
  /** Sends an e-mail and answers its link. */
  readonly sendEmail: (personId: string, path?: string) => Promise<string>;
  readonly post: (path: string, body: Json) => Promise<Json>;
  readonly remove: (path: string) => Promise<void>;
  /** Everything about people and every token that Klaviyo ever gave, as things that must not be found elsewhere. */
  readonly listSecrets: () => Promise<readonly Needle[]>;
};

/** Opens the control interface at this address. */
export function openSimulatedKlaviyo(klaviyoUrl: string): SimulatedKlaviyo {
  const { ask } = createAgent();
  const call = async (method: 'GET' | 'POST' | 'DELETE', path: string, json?: Json): Promise<Json> => {
    const answer = await ask(`${klaviyoUrl}/_sim${path}`, json === undefined ? { method } : { method, json });
    if (answer.status > 299) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    const parsed: Json = JSON.parse(answer.body);
    return parsed;
  };
  return {
    createPerson: async (person) => getText(await call('POST', '/people', person), 'id'),
    listPeople: async () => getList(await call('GET', '/people')).map((person) => getText(person, 'id')),
    sendEmail: async (personId, path = '/') =>
      getText(await call('POST', `/people/${personId}/emails`, { path }), 'link'),
    post: (path, body) => call('POST', path, body),
    remove: async (path) => void (await call('DELETE', path)),
    listSecrets: async () => toSecrets(await call('GET', '/snapshot')),
  };
}

/** Shorter ones occur by chance in any database file. */
const minLength = 6;

function toSecrets(snapshot: Json): readonly Needle[] {
  const entries = (name: string): readonly Json[] =>
    getList(snapshot, 'state', name, '$map').map((entry) => getAt(entry, 1));
  const personal = entries('profiles').flatMap((profile) =>
    ['email', 'phoneNumber', 'firstName', 'lastName', 'id'].map((field): [string, Json] => [
      `a person's ${field}`,
      getObject(profile)[field] ?? null,
    ]),
  );
  const tokens = (
    [
      ['tokens', 'token', 'an exchange id'],
      ['accessTokens', 'token', 'an access token'],
      ['refreshTokens', 'token', 'a refresh token'],
      ['codes', 'code', 'an authorization code'],
      ['privateKeys', 'key', 'a private key'],
    ] as const
  ).flatMap(([collection, field, what]) =>
    entries(collection).map((entry): [string, Json] => [what, getObject(entry)[field] ?? null]),
  );
  return [...personal, ...tokens].flatMap(([what, text]) =>
    typeof text === 'string' && text.length >= minLength ? [toNeedle(what, text)] : [],
  );
}
