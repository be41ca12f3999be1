import type { ServerResponse } from 'node:http';
import type { ForeignShop } from '../pages/foreign-shop.ts';
import { toPerson } from '../testing/experiences.ts';
import type { Random } from './random.ts';

const failures: readonly ((response: ServerResponse) => void)[] = [
  (response) => void response.writeHead(500).end('{}'),
  (response) => void response.writeHead(429, { 'retry-after': '60' }).end(),
  (response) => void response.writeHead(404).end('<h1>Not found</h1>'),
  (response) => void response.end('<!doctype html>'),
  (response) => void response.end('[{"identity":"identified"},"1.2"]'),
  (response) => void response.end('[{"identity":"ident'),
  (response) => void response.end('null'),
  (response) => void response.end(),
  (response) => void response.writeHead(204).end(),
  (response) => void response.destroy(),
  () => undefined,
];

const answers: readonly object[] = [
  toPerson('subject-vip', 'in'),
  toPerson('subject-other', 'out'),
  toPerson('subject-some', 'in', { memberships: { seg_vip: { state: 'unknown', cause: 'processing' } } }),
  toPerson('subject-kept', 'in', { assignments: { exp_0: { variation: 'b', kind: 'split', at: 1 } } }),
  toPerson('subject-none', 'in', { memberships: {} }),
  { identity: 'unidentified' },
  { identity: 'pending', retryAfterMs: 200 },
  { identity: 'unreachable', retryAfterMs: 60_000 },
];

/** Lets Facet's server answer at random, or not at all, as it goes. */
export function setUpRandomServer(random: Random, shop: ForeignShop): void {
  const { facet } = shop;
  const answerSoon = async (): Promise<object> => {
    if (random.chance(0.3)) await new Promise((resolve) => setTimeout(resolve, random.below(600)));
    return random.pick(answers);
  };
  facet.answer = (_request, response) =>
    random.chance(0.2) ? random.pick(failures)(response) : answerSoon();
  facet.answerHere = () => random.pick([{ country: null }, { country: 'IE' }, undefined]);
  if (random.chance(0.2)) facet.fail = random.pick(failures);
  if (random.chance(0.2)) facet.seenStatus = random.pick([503, 400, 429]);
  if (random.chance(0.05)) {
    shop.sendScript = (response, script) => void response.end(script.slice(0, random.below(script.length)));
  }
}
