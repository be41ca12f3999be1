import { OperatorError } from '../errors.ts';
import { type Config, type DatabaseConfig, defaultConfig, type LogLevel, logLevels } from './config.ts';
import { readStorefrontPath } from './storefront-path.ts';
import { type VariableName, variables } from './variables.ts';

/** Thrown when the environment is wrong: one message that lists everything. */
export class ConfigError extends OperatorError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `${problems.length === 1 ? 'One setting is' : `${problems.length} settings are`} wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration from environment variables (see `variables`). Throws `ConfigError` naming all that is wrong. */
export function readConfig(environment: Environment = process.env): Config {
  const problems: string[] = [];
  const text = (name: VariableName): string | undefined => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
  const config: Config = {
    host: text('FACET_HOST') ?? defaultConfig.host,
    port: readPort(text('FACET_PORT'), problems),
    publicUrl: readAddress('FACET_PUBLIC_URL', text, problems) ?? null,
    storefrontPath: readStorefrontPath(text('FACET_STOREFRONT_PATH'), problems),
    dataDirectory: text('FACET_DATA_DIR') ?? defaultConfig.dataDirectory,
    database: readDatabase(text('DATABASE_URL'), problems),
    secretKey: readSecretKey(text('FACET_SECRET_KEY'), problems),
    klaviyo: {
      oauthClient: readPair(
        'FACET_KLAVIYO_CLIENT_ID',
        'FACET_KLAVIYO_CLIENT_SECRET',
        text,
        problems,
        (id, secret) => ({
          id,
          secret,
        }),
      ),
      authorizeUrl:
        readAddress('FACET_KLAVIYO_AUTHORIZE_URL', text, problems) ?? defaultConfig.klaviyo.authorizeUrl,
      apiUrl: readAddress('FACET_KLAVIYO_API_URL', text, problems) ?? defaultConfig.klaviyo.apiUrl,
    },
    logLevel: readLogLevel(text('FACET_LOG_LEVEL'), problems),
    trustProxy: readTrustProxy(text('FACET_TRUST_PROXY'), problems),
    countryHeader: readHeaderName(text('FACET_COUNTRY_HEADER'), problems),
    owner: readOwner(text, problems),
  };
  problems.push(...findUnknown(environment));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

type Text = (name: VariableName) => string | undefined;

function readPort(value: string | undefined, problems: string[]): number {
  if (value === undefined) return defaultConfig.port;
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  problems.push(`FACET_PORT is "${value}": it must be a whole number from 0 to 65535.`);
  return defaultConfig.port;
}

function readAddress(name: VariableName, text: Text, problems: string[]): string | undefined {
  const value = text(name);
  if (value === undefined) return undefined;
  const url = URL.parse(value);
  if (
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.search === '' &&
    url.hash === ''
  ) {
    if (name !== 'FACET_PUBLIC_URL' || url.pathname === '/') return value.replace(/\/+$/, '');
    problems.push(`${name} has a path: Facet needs an origin of its own, such as https://facet.example.`);
    return undefined;
  }
  problems.push(`${name} is not an address: it must look like https://host.`);
  return undefined;
}

function readDatabase(value: string | undefined, problems: string[]): DatabaseConfig {
  if (value === undefined) return defaultConfig.database;
  const protocol = URL.parse(value)?.protocol;
  // The value carries a password: it is never repeated in the message.
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    problems.push(
      'DATABASE_URL is not an address of a PostgreSQL: it must look like postgres://user:password@host/name.',
    );
  }
  return { kind: 'postgres', url: value };
}

function readSecretKey(value: string | undefined, problems: string[]): Uint8Array | null {
  if (value === undefined) return null;
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length === 32 && /^[\w+/-]+={0,2}$/.test(value)) return bytes;
  problems.push('FACET_SECRET_KEY must be 32 bytes in base64, as "openssl rand -base64 32" prints them.');
  return null;
}

function readPair<Value>(
  first: VariableName,
  second: VariableName,
  text: Text,
  problems: string[],
  to: (first: string, second: string) => Value,
): Value | null {
  const [one, two] = [text(first), text(second)];
  if (one !== undefined && two !== undefined) return to(one, two);
  if (one !== undefined) problems.push(`${second} is missing: ${first} is set, and neither works alone.`);
  if (two !== undefined) problems.push(`${first} is missing: ${second} is set, and neither works alone.`);
  return null;
}

function readLogLevel(value: string | undefined, problems: string[]): LogLevel {
  if (value === undefined) return defaultConfig.logLevel;
  const level = logLevels.find((candidate) => candidate === value);
  if (level !== undefined) return level;
  problems.push(`FACET_LOG_LEVEL is "${value}": it must be one of ${logLevels.join(', ')}.`);
  return defaultConfig.logLevel;
}

function readTrustProxy(value: string | undefined, problems: string[]): Config['trustProxy'] {
  if (value === undefined || value === '0') return false;
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const addresses = value.split(',').map((address) => address.trim());
  if (addresses.every((address) => /^[\da-fA-F:.]+(\/\d{1,3})?$/.test(address))) return addresses;
  problems.push('FACET_TRUST_PROXY must be a number of proxies, or IP addresses or ranges with commas.');
  return false;
}

/** The name of a header is a token (RFC 9110, section 5.6.2). */
function readHeaderName(value: string | undefined, problems: string[]): string | null {
  if (value === undefined) return null;
  if (/^[\w!#$%&'*+.^`|~-]{1,100}$/.test(value)) return value;
  problems.push('FACET_COUNTRY_HEADER must be the name of a header alone, such as CF-IPCountry.');
  return null;
}

function readOwner(text: Text, problems: string[]): Config['owner'] {
  const owner = readPair('FACET_OWNER_EMAIL', 'FACET_OWNER_PASSWORD', text, problems, (email, password) => ({
    email,
    password,
  }));
  if (owner === null) return null;
  if (!/^[^\s@]+@[^\s@]+$/.test(owner.email)) problems.push('FACET_OWNER_EMAIL is not an e-mail address.');
  if (owner.password.length < 10) problems.push('FACET_OWNER_PASSWORD is shorter than 10 characters.');
  return owner;
}

/** A misspelt name would be ignored in silence otherwise. */
function findUnknown(environment: Environment): readonly string[] {
  const known: ReadonlySet<string> = new Set(variables.map((variable) => variable.name));
  return Object.keys(environment)
    .filter((name) => name.startsWith('FACET_') && !known.has(name))
    .map((name) => `${name} is not a setting of Facet: known are ${[...known].join(', ')}.`);
}
