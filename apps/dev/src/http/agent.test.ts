import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { createAgent } from './agent.ts';

test('an agent keeps cookies over redirects and turns a redirected post into a get', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/login') {
      response
        .writeHead(302, { location: '/home', 'set-cookie': ['a=1; Path=/', 'b=2', 'b=; Max-Age=0'] })
        .end();
    } else response.end(`${request.method} ${request.url} ${request.headers.cookie}`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  const answer = await createAgent().ask(`${origin}/login`, { form: { name: 'x' } });

  expect(answer).toEqual({ url: `${origin}/home`, status: 200, body: 'GET /home a=1' });
  server.close();
});
