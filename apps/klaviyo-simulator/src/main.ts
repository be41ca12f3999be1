import { createSimulator } from './server.ts';

const { env } = process;
const port = Number(env['PORT'] ?? 4402);
const host = env['HOST'] ?? '127.0.0.1';

const simulator = await createSimulator({
  port,
  host,
  publicUrl: env['PUBLIC_URL'] ?? `http://localhost:${port}`,
  shopUrl: (env['SHOP_URLS'] ?? env['SHOP_URL'] ?? 'http://localhost:4401').split(','),
  clients: [
    {
      id: env['CLIENT_ID'] ?? '4b1f6a52-90c3-4d3e-8f57-2a6c1e0d9b74',
      secret: env['CLIENT_SECRET'] ?? 'demo-client-secret',
      redirectUris: (env['REDIRECT_URI'] ?? 'http://localhost:4400/integrations/klaviyo/callback').split(','),
      name: env['CLIENT_NAME'] ?? 'Facet',
      scopes: ['accounts:read', 'profiles:read', 'segments:read'],
    },
  ],
  ...(env['WORLD_FILE'] === undefined ? {} : { file: env['WORLD_FILE'] }),
});
process.stdout.write(`Klaviyo (simulated) at ${simulator.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void simulator[Symbol.asyncDispose]());
