import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { PortRangeError, PortTakenError, portsFrom, settlePorts } from './ports.ts';

test('free ports are three different ones', async () => {
  const ports = await settlePorts({ facet: 0, shop: 0, klaviyo: 0 });

  expect(new Set(Object.values(ports)).size).toBe(3);
  expect(Object.values(ports).every((port) => port > 1023)).toBe(true);
});

test('a port in use is named', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;

  await expect(settlePorts({ facet: 0, shop: port, klaviyo: 0 })).rejects.toEqual(new PortTakenError(port));
  await new Promise((resolve) => server.close(resolve));
});

test('ports follow each other from the one that was typed, which must be one', () => {
  expect(portsFrom('4400')).toEqual({ facet: 4400, shop: 4401, klaviyo: 4402 });
  for (const wrong of ['', '80', 'abc', '65534', '4400.5', '-4400']) {
    expect(() => portsFrom(wrong)).toThrow(PortRangeError);
  }
});
