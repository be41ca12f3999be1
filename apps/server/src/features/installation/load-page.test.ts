import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { loadPage } from './load-page.ts';
import { isTypedInside, toNearness } from './private-address.ts';

const servers: Server[] = [];

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const address = server.address() as AddressInfo;
  return address.port;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const html = { 'content-type': 'text/html; charset=utf-8' };

describe('loading a page', () => {
  it('brings what it holds and its policies, and follows redirects on the same host', async () => {
    const port = await serve((request, reply) => {
      if (request.url === '/') {
        reply.writeHead(302, { location: '/en' }).end();
        return;
      }
      expect(request.headers.cookie).toBeUndefined();
      reply.setHeader('content-security-policy', ['a b', 'c d']);
      reply.writeHead(200, html).end('<head>');
    });
    expect(await loadPage(`http://127.0.0.1:${port}/`)).toEqual({
      ok: true,
      page: { html: '<head>', policies: ['a b', expect.stringContaining('c d')] },
    });
  });

  it('does not go to another host or port, and says where it was sent', async () => {
    let asked = 0;
    const secret = await serve((_request, reply) => {
      asked += 1;
      reply.end();
    });
    const port = await serve((_request, reply) => {
      reply.writeHead(302, { location: `http://127.0.0.1:${secret}/secret?token=1` }).end();
    });
    expect(await loadPage(`http://127.0.0.1:${port}/`)).toEqual({
      ok: false,
      why: 'redirects_elsewhere',
      to: `http://127.0.0.1:${secret}`,
    });
    expect(asked).toBe(0);
  });

  it('reads 1 MB at most, and no page twice over', async () => {
    const port = await serve((request, reply) => {
      if (request.url === '/loop') {
        reply.writeHead(302, { location: '/loop' }).end();
        return;
      }
      reply.writeHead(200, html);
      const piece = 'x'.repeat(65_536);
      const more = (): void => {
        while (!reply.destroyed && reply.write(piece)) {}
        reply.once('drain', more);
      };
      more();
    });
    const loaded = await loadPage(`http://127.0.0.1:${port}/`);
    expect(loaded.ok && loaded.page.html.length).toBe(1_000_000);
    expect(await loadPage(`http://127.0.0.1:${port}/loop`)).toEqual({ ok: false, why: 'error_status' });
  });

  it.each([
    [404, html, 'error_status'],
    [200, { 'content-type': 'application/json' }, 'not_a_page'],
    [200, { ...html, 'content-encoding': 'br' }, 'not_a_page'],
  ])('answers %d with %o: %s', async (status, headers, why) => {
    const port = await serve((_request, reply) => void reply.writeHead(status, headers).end('x'));
    expect(await loadPage(`http://127.0.0.1:${port}/`)).toEqual({ ok: false, why });
  });

  it('says that nobody answers', async () => {
    const port = await serve(() => undefined);
    servers.splice(0).forEach((server) => server.close());
    expect(await loadPage(`http://127.0.0.1:${port}/`)).toEqual({ ok: false, why: 'unreachable' });
  });

  it('never asks where clouds keep their secrets', async () => {
    for (const host of ['169.254.169.254', '[fe80::1]', '[fd00:ec2::254]', '[::ffff:169.254.169.254]']) {
      expect(await loadPage(`http://${host}/`)).toEqual({ ok: false, why: 'private_address' });
    }
  });
});

describe('an address', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['2606:4700::1111', 'public'],
    ['127.0.0.1', 'inside'],
    ['10.1.2.3', 'inside'],
    ['172.31.255.255', 'inside'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'inside'],
    ['100.64.0.1', 'inside'],
    ['::1', 'inside'],
    ['::ffff:10.0.0.1', 'inside'],
    ['fd12::1', 'inside'],
    ['169.254.169.254', 'never'],
    ['::ffff:169.254.169.254', 'never'],
  ])('%s is %s', (address, nearness) => {
    expect(toNearness(address)).toBe(nearness);
  });

  it('is inside a network where it was typed in so', () => {
    expect(['localhost', '127.0.0.1', '[::1]', '192.168.0.9', 'shop.localhost'].every(isTypedInside)).toBe(
      true,
    );
    expect(['shop.example', '8.8.8.8', 'localhost.example', '169.254.169.254'].some(isTypedInside)).toBe(
      false,
    );
  });
});
