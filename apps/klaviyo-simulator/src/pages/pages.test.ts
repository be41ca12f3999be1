import { expect, test } from 'vitest';
import { startSimulator } from '../testing/start-simulator.ts';

test('the page shows people, segments, lists and keys', async () => {
  await using simulator = await startSimulator();
  const page = await (await fetch(simulator.url)).text();
  for (const text of ['Vera Lind', 'Win-back', 'SMS subscribers', 'Demo, read only', 'Nordlys Outdoor'])
    expect(page).toContain(text);
  const other = await (await fetch(`${simulator.url}/?account=FJELL7`)).text();
  expect(other).toContain('Kari Vik');
  expect(other).not.toContain('Vera Lind');
});

test('names are escaped wherever they stand', async () => {
  await using simulator = await startSimulator();
  const nasty = '<img src=x onerror=alert(1)>" onfocus="';
  const { id } = simulator.world.people.create({
    accountId: 'NRDL01',
    email: 'nasty@example.com',
    firstName: nasty,
    lastName: "O'Hara & Sons",
  });
  const segment = simulator.world.segments.create({ accountId: 'NRDL01', name: nasty });
  simulator.world.segments.putIn(segment.id, id);
  simulator.world.tokens.sendEmail(id, { shopUrl: 'http://shop.test', campaign: nasty });
  const page = await (await fetch(simulator.url)).text();
  expect(page).not.toContain('<img');
  expect(page).not.toContain('" onfocus="');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot; onfocus=&quot;');
  expect(page).toContain('O&#39;Hara &amp; Sons');
});

test('the page runs no inline code', async () => {
  await using simulator = await startSimulator();
  const response = await fetch(simulator.url);
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  const page = await response.text();
  expect(page).not.toMatch(/<script(?! src="\/page\.js")/);
  expect(page).not.toMatch(/\son\w+="/);
});

test('an unknown address is a 404', async () => {
  await using simulator = await startSimulator();
  expect((await fetch(`${simulator.url}/nowhere`)).status).toBe(404);
});
