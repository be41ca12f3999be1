import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from './config.ts';
import { ConfigError, readConfig } from './env.ts';
import { variables } from './variables.ts';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('the configuration', () => {
  it('is the default where nothing is set', () => {
    expect(readConfig({ PATH: '/bin', FACET_PORT: '', DATABASE_URL: ' ' })).toEqual(defaultConfig);
  });

  it('takes every variable', () => {
    const config = readConfig({
      FACET_HOST: '0.0.0.0',
      FACET_PORT: '8080',
      FACET_PUBLIC_URL: 'https://facet.example/',
      FACET_STOREFRONT_PATH: '/n/',
      FACET_DATA_DIR: '/var/facet',
      DATABASE_URL: 'postgres://facet:secret@db/facet',
      FACET_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      FACET_KLAVIYO_CLIENT_ID: 'client',
      FACET_KLAVIYO_CLIENT_SECRET: 'secret',
      FACET_KLAVIYO_AUTHORIZE_URL: 'http://localhost:4402/oauth/authorize',
      FACET_KLAVIYO_API_URL: 'http://localhost:4402',
      FACET_LOG_LEVEL: 'debug',
      FACET_TRUST_PROXY: '10.0.0.0/8, ::1',
      FACET_COUNTRY_HEADER: 'CF-IPCountry',
      FACET_OWNER_EMAIL: 'owner@facet.example',
      FACET_OWNER_PASSWORD: 'long enough',
    });
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 8080,
      publicUrl: 'https://facet.example',
      storefrontPath: '/n',
      dataDirectory: '/var/facet',
      database: { kind: 'postgres', url: 'postgres://facet:secret@db/facet' },
      secretKey: Buffer.alloc(32, 7),
      klaviyo: {
        oauthClient: { id: 'client', secret: 'secret' },
        authorizeUrl: 'http://localhost:4402/oauth/authorize',
        apiUrl: 'http://localhost:4402',
      },
      logLevel: 'debug',
      trustProxy: ['10.0.0.0/8', '::1'],
      countryHeader: 'CF-IPCountry',
      owner: { email: 'owner@facet.example', password: 'long enough' },
    });
  });

  it('lists everything that is wrong at once, and repeats no secret', () => {
    const problems = problemsOf({
      FACET_PORT: '99999',
      FACET_PUBLIC_URL: 'facet.example',
      DATABASE_URL: 'mysql://root:hunter2@db',
      FACET_SECRET_KEY: 'hunter2',
      FACET_KLAVIYO_CLIENT_ID: 'client',
      FACET_LOG_LEVEL: 'loud',
      FACET_TRUST_PROXY: 'yes',
      FACET_COUNTRY_HEADER: 'CF IPCountry',
      FACET_OWNER_EMAIL: 'nobody',
      FACET_OWNER_PASSWORD: 'hunter2',
      FACET_PROT: '1',
    });
    expect(problems).toHaveLength(11);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  it.each([
    ['FACET_PUBLIC_URL', 'https://facet.example/admin'],
    ['FACET_PUBLIC_URL', 'javascript:alert(1)'],
    ['FACET_STOREFRONT_PATH', 'n'],
    ['FACET_STOREFRONT_PATH', '/'],
    ['FACET_STOREFRONT_PATH', '/n?a'],
    ['FACET_STOREFRONT_PATH', '//n'],
    ['FACET_STOREFRONT_PATH', '/a/../b'],
    ['FACET_STOREFRONT_PATH', '/api/n'],
    ['FACET_STOREFRONT_PATH', '/stores'],
    ['FACET_STOREFRONT_PATH', '/join'],
    ['FACET_PORT', '-1'],
    ['FACET_PORT', '44e2'],
    ['FACET_COUNTRY_HEADER', 'CF-IPCountry: DE'],
    ['FACET_COUNTRY_HEADER', 'länderkennung'],
    ['FACET_SECRET_KEY', Buffer.alloc(31).toString('base64')],
    ['FACET_OWNER_PASSWORD', 'long enough'],
  ])('refuses %s = %s', (name, value) => {
    expect(problemsOf({ [name]: value })).toHaveLength(1);
  });

  it('is documented for operators, every variable of it', async () => {
    const page = await readFile(new URL('../../../../docs/operating.md', import.meta.url), 'utf8');
    expect(variables.map(({ name }) => name).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
