import { expect, test, vi } from 'vitest';
import type { Simulator } from '../server.ts';
import { openShopPage, type ShopPage } from '../testing/open-shop-page.ts';
import { startSimulator } from '../testing/start-simulator.ts';

interface Identity {
  readonly cid?: string;
  readonly $exchange_id?: string;
}

/** Decodes the cookie as section 5.4 says that a reader must. */
function readIdentity(page: ShopPage): Identity {
  const raw = decodeURIComponent(page.cookies.get('__kla_id') ?? '');
  const identity: Identity = JSON.parse(Buffer.from(raw, 'base64').toString('utf8'));
  return identity;
}

function linkOf(simulator: Simulator, email: string): URL {
  const id = simulator.world.people.findByEmail('NRDL01', email)?.id ?? '';
  return new URL(simulator.world.tokens.sendEmail(id, { shopUrl: 'http://shop.test' }).link);
}

function emailBehind(simulator: Simulator, token: string | undefined): string | undefined {
  const resolution = simulator.world.tokens.resolve('NRDL01', token ?? '');
  return resolution.state === 'valid' ? simulator.world.people.get(resolution.profileId).email : undefined;
}

async function waitForIdentity(page: ShopPage): Promise<string> {
  return vi.waitFor(
    () => {
      const token = readIdentity(page).$exchange_id;
      if (token === undefined) throw new Error('not identified yet');
      return token;
    },
    { timeout: 5_000 },
  );
}

test('an anonymous visitor gets a cookie with only a cid, a UUID in base64', async () => {
  await using simulator = await startSimulator();
  const page = await openShopPage(simulator, '');
  const identity = readIdentity(page);
  expect(Object.keys(identity)).toEqual(['cid']);
  expect(Buffer.from(identity.cid ?? '', 'base64').toString()).toMatch(
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  );
  expect(page.cookieAttributes.get('__kla_id')).toMatch(/^expires=[^;]+ GMT; path=\/$/);
  expect(page.session.has('_kx')).toBe(false);
  expect(page.calls()).toBe(0);
});

test('on the landing page the cookie has no exchange id until Klaviyo has answered', async () => {
  await using simulator = await startSimulator();
  const link = linkOf(simulator, 'vera.lind@example.com');
  const page = await openShopPage(simulator, link.search);
  expect(readIdentity(page).$exchange_id).toBeUndefined();
  expect(page.session.has('_kx')).toBe(false);
  expect(page.calls()).toBe(0);
  expect(page.planned()).toBe(1);

  const token = await waitForIdentity(page);
  expect(emailBehind(simulator, token)).toBe('vera.lind@example.com');
  expect(token).not.toBe(link.searchParams.get('_kx'));
  expect(Buffer.from(page.session.get('_kx') ?? '', 'base64').toString()).toBe(token);
  expect(Object.keys(readIdentity(page)).sort()).toEqual(['$exchange_id', 'cid']);
});

test('a token of another company is ignored', async () => {
  await using simulator = await startSimulator();
  const token = simulator.world.tokens.createStray('NRDL01', 'foreign');
  const page = await openShopPage(simulator, `?_kx=${encodeURIComponent(token)}`);
  expect(page.planned()).toBe(0);
  await expect(page.window.klaviyo['isIdentified']?.()).resolves.toBe(false);
  expect(page.window._learnq.push(['_getIdentifiers'])).toEqual({ cid: expect.any(String) });
});

test('logging in by address identifies and keeps the address out of the cookie', async () => {
  await using simulator = await startSimulator();
  const page = await openShopPage(simulator, '');
  const identified = page.window.klaviyo['identify']?.({ email: 'nils.berg@example.com' });
  expect(page.window._learnq.push(['_getIdentifiers'])).toMatchObject({ $email: 'nils.berg@example.com' });
  await identified;
  const identity = readIdentity(page);
  expect(Object.keys(identity).sort()).toEqual(['$exchange_id', 'cid']);
  expect(emailBehind(simulator, identity.$exchange_id)).toBe('nils.berg@example.com');
  expect(page.window._learnq.push(['_getIdentifiers'])).toEqual(identity);
});

test('the last of several words on who it is counts, in one call', async () => {
  await using simulator = await startSimulator();
  const page = await openShopPage(simulator, '');
  void page.window.klaviyo['identify']?.({ email: 'nils.berg@example.com' });
  await page.window.klaviyo['identify']?.({ email: 'vera.lind@example.com' });
  expect(page.calls()).toBe(1);
  expect(emailBehind(simulator, readIdentity(page).$exchange_id)).toBe('vera.lind@example.com');
});

test('the next page knows the visitor without asking, and another person’s link replaces them', async () => {
  await using simulator = await startSimulator();
  const page = await openShopPage(simulator, linkOf(simulator, 'vera.lind@example.com').search);
  const first = await waitForIdentity(page);
  page.session.clear();

  await page.visit('');
  expect(readIdentity(page).$exchange_id).toBe(first);
  expect(Buffer.from(page.session.get('_kx') ?? '', 'base64').toString()).toBe(first);
  expect(page.calls()).toBe(1);

  await page.visit(linkOf(simulator, 'nils.berg@example.com').search);
  await vi.waitFor(() => expect(readIdentity(page).$exchange_id).not.toBe(first), { timeout: 5_000 });
  expect(emailBehind(simulator, readIdentity(page).$exchange_id)).toBe('nils.berg@example.com');
});

test('an identity of another company in the cookie is cleared', async () => {
  await using simulator = await startSimulator();
  const foreign = { cid: 'Y2lk', $exchange_id: simulator.world.tokens.createStray('NRDL01', 'foreign') };
  const cookie = encodeURI(Buffer.from(JSON.stringify(foreign)).toString('base64'));
  const page = await openShopPage(simulator, '', new Map([['__kla_id', cookie]]));
  expect(readIdentity(page)).toEqual({ cid: 'Y2lk' });
});

test('with __kla_off nothing is written, asked or told', async () => {
  await using simulator = await startSimulator();
  const { search } = linkOf(simulator, 'vera.lind@example.com');
  const page = await openShopPage(simulator, search, new Map([['__kla_off', 'true']]));
  await page.window.klaviyo['identify']?.({ email: 'vera.lind@example.com' });
  expect([...page.cookies.keys()]).toEqual(['__kla_off']);
  await expect(page.window.klaviyo['account']?.()).resolves.toBeUndefined();
  expect(page.calls()).toBe(0);
});
