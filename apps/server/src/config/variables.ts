/** One environment variable: what it means and what holds without it. */
export type Variable = { readonly name: string; readonly meaning: string; readonly default: string };

/** Every environment variable that the server reads. The table in docs/operating.md says the same. */
export const variables = [
  { name: 'FACET_HOST', meaning: 'Address to listen on; 0.0.0.0 for all.', default: '127.0.0.1' },
  { name: 'FACET_PORT', meaning: 'Port to listen on, 0 for any free one.', default: '4400' },
  {
    name: 'FACET_PUBLIC_URL',
    meaning:
      'Where browsers reach this server, such as https://facet.example. Cookies are Secure when it is https.',
    default: 'http://localhost:<port>',
  },
  {
    name: 'FACET_STOREFRONT_PATH',
    meaning: 'Path below which shops reach Facet, such as /n. What has /s goes on working.',
    default: '/s',
  },
  {
    name: 'FACET_DATA_DIR',
    meaning: 'Folder of the embedded database and of the key file.',
    default: './.facet',
  },
  {
    name: 'DATABASE_URL',
    meaning:
      'A PostgreSQL 15 or newer, as postgres://user:password@host/name, instead of the embedded database.',
    default: '(embedded)',
  },
  {
    name: 'FACET_SECRET_KEY',
    meaning: '32 random bytes in base64 (openssl rand -base64 32). Seals tokens and keys the hashes of ids.',
    default: 'secret.key in the data folder, made at the first start',
  },
  {
    name: 'FACET_KLAVIYO_CLIENT_ID',
    meaning: 'Client id of your Klaviyo OAuth app. Without it, stores connect by private key.',
    default: '(none)',
  },
  {
    name: 'FACET_KLAVIYO_CLIENT_SECRET',
    meaning: 'Client secret of the same app.',
    default: '(none)',
  },
  {
    name: 'FACET_KLAVIYO_AUTHORIZE_URL',
    meaning: "Klaviyo's page of consent.",
    default: 'https://www.klaviyo.com/oauth/authorize',
  },
  { name: 'FACET_KLAVIYO_API_URL', meaning: "Klaviyo's API.", default: 'https://a.klaviyo.com' },
  { name: 'FACET_LOG_LEVEL', meaning: 'silent, error, warn, info or debug.', default: 'info' },
  {
    name: 'FACET_TRUST_PROXY',
    meaning: 'How many proxies stand in front, or their addresses with commas; needed for limits by address.',
    default: '0',
  },
  {
    name: 'FACET_COUNTRY_HEADER',
    meaning:
      'Name of the header in which the proxy in front says the visitor’s country, such as CF-IPCountry. The proxy must overwrite what visitors send under this name.',
    default: '(none)',
  },
  {
    name: 'FACET_OWNER_EMAIL',
    meaning: 'With FACET_OWNER_PASSWORD: creates the owner at the first start.',
    default: '(none)',
  },
  { name: 'FACET_OWNER_PASSWORD', meaning: 'At least 10 characters.', default: '(none)' },
] as const satisfies readonly Variable[];

/** The name of one environment variable. */
export type VariableName = (typeof variables)[number]['name'];
