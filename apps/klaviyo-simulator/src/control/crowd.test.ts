import { expect, test } from 'vitest';
import type { Account, BulkPerson, User } from '../index.ts';
import { askControl } from '../testing/ask-control.ts';
import {
  allScopes,
  bodyOf,
  callApi,
  connect,
  type Document,
  startSimulator,
  withQuery,
} from '../testing/start-simulator.ts';

test('a new account has a user who can consent, and people, segments and keys of its own', async () => {
  await using simulator = await startSimulator();
  const { id, users } = await askControl<Account & { users: User[] }>(simulator, 'POST /accounts', {
    organizationName: 'Third Shop',
    timezone: 'Europe/Berlin',
  });
  expect(id).toMatch(/^[A-Za-z0-9]{6}$/);
  expect(users).toMatchObject([{ id: `user-${id}`, accountId: id, password: 'demo-password' }]);

  const { access_token: token } = await connect(simulator, allScopes, users[0]?.id);
  const authorization = `Bearer ${token}`;
  const accounts = await bodyOf<Document>(await callApi(simulator, '/api/accounts', { authorization }));
  expect(accounts.data).toMatchObject([
    {
      id,
      attributes: { timezone: 'Europe/Berlin', contact_information: { organization_name: 'Third Shop' } },
    },
  ]);
  const segment = await askControl<{ id: string }>(simulator, 'POST /segments', { name: 'VIP', account: id });
  const listed = await bodyOf<Document>(await callApi(simulator, '/api/segments', { authorization }));
  expect(listed.data.map((one) => one.id)).toEqual([segment.id]);
  const { key } = await askControl<{ key: string }>(simulator, 'POST /keys', {
    name: 'Key',
    scopes: ['profiles:read'],
    account: id,
  });
  const byKey = await callApi(simulator, '/api/profiles', { authorization: `Klaviyo-API-Key ${key}` });
  expect((await bodyOf<Document>(byKey)).data).toEqual([]);
});

test('many accounts are created, each with the id that was asked for or a new one', async () => {
  await using simulator = await startSimulator();
  const named = simulator.world.createAccount({ organizationName: 'Named', id: 'ABC123' });
  const others = Array.from({ length: 200 }, (_, place) =>
    simulator.world.createAccount({ organizationName: `Shop ${place}` }),
  );
  expect(named).toMatchObject({ id: 'ABC123', testAccount: true, websiteUrl: 'https://abc123.example' });
  expect(new Set(others.map(({ id }) => id)).size).toBe(200);
  expect(() => simulator.world.createAccount({ organizationName: 'Again', id: 'ABC123' })).toThrow(/already/);
  expect(simulator.world.getAccount().id).toBe('NRDL01');
  expect(simulator.world.findAccount('NOBODY')).toBeUndefined();
});

test('a crowd is created with a good token each, and shares of it are in the segments', async () => {
  await using simulator = await startSimulator();
  const before = simulator.world.segments.get('VpX7kd').members.size;
  const people = await askControl<BulkPerson[]>(simulator, 'POST /people/bulk', {
    count: 1_000,
    emailPrefix: 'load.',
    segments: ['VpX7kd', { id: 'WbQ2rt', share: 0.29 }, { id: 'NwL9se', share: 0 }],
  });
  const isIn = (segment: string) => (person: BulkPerson) =>
    simulator.world.segments.get(segment).members.has(person.id);
  expect(people).toHaveLength(1_000);
  expect(new Set(people.flatMap(({ id, token }) => [id, token])).size).toBe(2_000);
  expect(simulator.world.segments.get('VpX7kd').members.size).toBe(before + 1_000);
  expect(people.filter(isIn('VpX7kd'))).toHaveLength(1_000);
  expect(people.filter(isIn('WbQ2rt'))).toHaveLength(290);
  expect(people.slice(0, 100).filter(isIn('WbQ2rt'))).toHaveLength(29);
  expect(people.filter(isIn('NwL9se'))).toHaveLength(0);
  expect(simulator.world.people.get(people[0]?.id ?? '').email).toMatch(/^load\.\d+@example\.com$/);

  for (const { id, token } of people.slice(0, 3)) {
    const filter = `equals(_kx,"${token}")`;
    const found = await bodyOf<Document>(await callApi(simulator, withQuery('/api/profiles', { filter })));
    expect(found.data.map((one) => one.id)).toEqual([id]);
  }
});

test('addresses stay unique over several crowds, and a crowd goes into the account that was named', async () => {
  await using simulator = await startSimulator();
  const { people } = simulator.world;
  const [first] = people.createMany({ accountId: 'NRDL01', count: 50 });
  people.remove(first?.id ?? '');
  people.createMany({ accountId: 'NRDL01', count: 50 });
  const emails = people.list('NRDL01').map(({ email }) => email.toLowerCase());
  expect(new Set(emails).size).toBe(emails.length);

  const answer = await askControl<BulkPerson[]>(simulator, 'POST /people/bulk', {
    count: 10,
    account: 'FJELL7',
    segments: [{ id: 'FjV1ip' }],
  });
  expect(people.list('FJELL7')).toHaveLength(11);
  expect(answer.every(({ token }) => token.endsWith('.FJELL7'))).toBe(true);
  expect(simulator.world.segments.get('FjV1ip').members.size).toBe(11);
});
