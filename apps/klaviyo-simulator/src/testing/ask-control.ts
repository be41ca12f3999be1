import type { Simulator } from '../server.ts';
import { bodyOf } from './start-simulator.ts';

/** Calls the control API by `METHOD /path` without `/_sim`. */
export function sendControl(simulator: Simulator, call: string, body?: unknown): Promise<Response> {
  const [method = 'GET', path = ''] = call.split(' ');
  const init =
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return fetch(`${simulator.url}/_sim${path}`, init);
}

/** The same, for a call that must go well. */
export async function askControl<T>(simulator: Simulator, call: string, body?: unknown): Promise<T> {
  const response = await sendControl(simulator, call, body);
  if (!response.ok) throw new Error(`${call}: ${response.status} ${await response.text()}`);
  return bodyOf<T>(response);
}
