import { type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';

/** Passes a request on to another address, and its answer back, as a proxy in front of a shop does. */
export function passOn(incoming: IncomingMessage, response: ServerResponse, target: string): void {
  const { method, headers } = incoming;
  const upstream = openRequest(target, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('error', () => response.destroy()).pipe(response);
  });
  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}
