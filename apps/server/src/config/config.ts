/** How loud the log is, quietest first. */
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
/** One loudness of the log. */
export type LogLevel = (typeof logLevels)[number];

/** Everything that an operator decides. A plain object: tests and the demo build it directly. */
export type Config = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where browsers reach this server, without a slash at the end; `null` means the address it listens on. */
  readonly publicUrl: string | null;
  /** Below which path shops' pages reach it: `/s`, or the operator's own name for it, without a slash at the end. */
  readonly storefrontPath: string;
  /** Holds the embedded database and, where no secret key is given, the key file. */
  readonly dataDirectory: string;
  readonly database: DatabaseConfig;
  /** 32 bytes; `null` keeps a key file in the data directory. */
  readonly secretKey: Uint8Array | null;
  readonly klaviyo: KlaviyoConfig;
  readonly logLevel: LogLevel;
  /** What Fastify's `trustProxy` takes: how many proxies stand in front, or their addresses. */
  readonly trustProxy: false | number | readonly string[];
  /** The header in which the proxy in front says the visitor's country, as `CF-IPCountry`; `null`: nobody says it. */
  readonly countryHeader: string | null;
  /** Creates the owner at the first start, so that no set-up code is needed. */
  readonly owner: { readonly email: string; readonly password: string } | null;
};

/** Where rows are kept: in the data directory, or in a PostgreSQL. */
export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'postgres'; readonly url: string };

/** How Klaviyo is reached. */
export type KlaviyoConfig = {
  /** The operator's OAuth app; `null` offers the private key alone. */
  readonly oauthClient: { readonly id: string; readonly secret: string } | null;
  /** Where the browser is sent to sign in (contract section 2). */
  readonly authorizeUrl: string;
  /** Where the API and the token endpoint are, without a slash at the end (contract sections 1 and 2). */
  readonly apiUrl: string;
};

/** What holds where nothing else is said. */
export const defaultConfig: Config = {
  host: '127.0.0.1',
  port: 4400,
  publicUrl: null,
  storefrontPath: '/s',
  dataDirectory: './.facet',
  database: { kind: 'embedded' },
  secretKey: null,
  klaviyo: {
    oauthClient: null,
    authorizeUrl: 'https://www.klaviyo.com/oauth/authorize',
    apiUrl: 'https://a.klaviyo.com',
  },
  logLevel: 'info',
  trustProxy: false,
  countryHeader: null,
  owner: null,
};
