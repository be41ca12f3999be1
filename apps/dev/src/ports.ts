import { createServer, type Server } from 'node:net';

/** The three ports of a world; 0 takes a free one. */
export type Ports = { readonly facet: number; readonly shop: number; readonly klaviyo: number };

/** Thrown when what was typed is no port. */
export class PortRangeError extends Error {
  constructor(text: string) {
    super(`"${text}" is no port: it must be a whole number from 1024 to 65533.`);
    this.name = 'PortRangeError';
  }
}

/** Three ports in a row, the first of them as somebody typed it. Throws `PortRangeError`. */
export function portsFrom(first: string): Ports {
  const port = Number(first);
  if (!/^\d{4,5}$/.test(first) || port < 1024 || port > 65_533) throw new PortRangeError(first);
  return { facet: port, shop: port + 1, klaviyo: port + 2 };
}

/** Thrown when something else listens at a port already. */
export class PortTakenError extends Error {
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is in use by another program.`);
    this.name = 'PortTakenError';
    this.port = port;
  }
}

/**
 * Settles all three ports before anything starts, since each part must know the others' addresses. All are held open
 * until the last is found, so that no port is given twice. Throws `PortTakenError`.
 */
export async function settlePorts(wanted: Ports): Promise<Ports> {
  const held: Server[] = [];
  const settle = async (port: number): Promise<number> => {
    const server = await hold(port);
    held.push(server);
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A listening server has no port.');
    return address.port;
  };
  try {
    return {
      facet: await settle(wanted.facet),
      shop: await settle(wanted.shop),
      klaviyo: await settle(wanted.klaviyo),
    };
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

function hold(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      reject('code' in error && error.code === 'EADDRINUSE' ? new PortTakenError(port) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
