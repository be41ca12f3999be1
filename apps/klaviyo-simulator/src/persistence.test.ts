import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callApi, connect, postToken, startSimulator } from './testing/start-simulator.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klaviyo-simulator-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('grants, tokens, people and time survive a restart', async () => {
  const file = join(folder, 'world.json');
  const first = await startSimulator({ file });
  const tokens = await connect(first);
  const person = first.world.people.create({
    accountId: 'NRDL01',
    email: 'liv@example.com',
    firstName: 'Liv',
  });
  first.world.segments.putIn('VpX7kd', person.id);
  const { token } = first.world.tokens.create(person.id);
  first.clock.advance(60_000);
  await first[Symbol.asyncDispose]();

  await using second = await startSimulator({ file });
  const call = await callApi(second, '/api/segments', { authorization: `Bearer ${tokens.access_token}` });
  expect(call.status).toBe(200);
  const refreshed = await postToken(second, {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token,
  });
  expect(refreshed.status).toBe(200);
  expect(second.world.tokens.resolve('NRDL01', token)).toEqual({ state: 'valid', profileId: person.id });
  expect(second.world.segments.listOf(person.id).map(({ id }) => id)).toEqual(['VpX7kd']);
  expect(second.clock.offsetMs()).toBe(60_000);
  expect(readdirSync(folder)).toEqual(['world.json']);
});

test('a change is written without waiting for the end', async () => {
  const file = join(folder, 'world.json');
  await using first = await startSimulator({ file });
  first.world.people.remove('dqQnNW');
  await expect.poll(() => readdirSync(folder), { timeout: 5_000 }).toEqual(['world.json']);
  await using second = await startSimulator({ file });
  expect(second.world.people.find('NRDL01', 'dqQnNW')).toBeUndefined();
});

test('a file that holds no world is refused with words, and left alone', async () => {
  const file = join(folder, 'world.json');
  writeFileSync(file, '{"version":1,"clockOffsetMs":0,"state":{}}');
  await expect(startSimulator({ file })).rejects.toThrow(/snapshot/);
  expect(readdirSync(folder)).toEqual(['world.json']);
});
