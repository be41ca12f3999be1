import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Failure } from '../errors.ts';

const notBuilt =
  'The pages of the admin are not built yet: stop the server and start it with "npm run serve", which builds them.';

/** Serves the built admin. Every address that is no file and not the API's is the admin's own: it gets its page. */
export async function serveAdmin(app: FastifyInstance, directory: string): Promise<void> {
  const built = existsSync(join(directory, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders(reply, path) {
        // Vite puts a hash of the content into the names below assets/.
        const forEver = path.startsWith(join(directory, 'assets'));
        reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' && !/^\/(api|s|assets)(\/|$)/.test(request.url.split('?')[0] ?? '');
    if (!isPage) throw new Failure('not_found', 'There is nothing at this address.');
    if (!built) throw new Failure('unavailable', notBuilt);
    return reply.sendFile('index.html');
  });
}
