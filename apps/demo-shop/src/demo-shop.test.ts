import { expect, test } from 'vitest';
import { createDemoShop } from './demo-shop.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

test('the Facet script comes first in the head, Klaviyo after it, and the policy allows only them', async () => {
  await using shop = await createDemoShop({
    port: 0,
    scriptUrl: 'http://facet.test/s/abc.js?a=1&b="',
    klaviyo: { url: 'http://klaviyo.test', company: 'AbC123' },
  });

  const response = await fetch(shop.url);
  const body = await response.text();

  expect([...body.matchAll(/<script[^>]*src="([^"]*)"/g)].map((match) => match[1])).toEqual([
    'http://facet.test/s/abc.js?a=1&#38;b=&#34;',
    'http://klaviyo.test/onsite/js/klaviyo.js?company_id=AbC123',
    expect.stringMatching(/^\/assets\/shop\.js\?v=/),
  ]);
  expect(response.headers.get('content-security-policy')).toContain(
    "script-src 'self' http://facet.test http://klaviyo.test;",
  );
  expect(body).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle="|\son[a-z]+="/);
});

test('every page answers, and a page that does not exist says so', async () => {
  await using shop = await createDemoShop({ port: 0 });
  const statusOf = async (path: string): Promise<number> => (await fetch(`${shop.url}${path}`)).status;

  const paths = [
    '/',
    '/collections/all',
    '/products/bris-2-tent',
    '/cart',
    '/account',
    '/products/gold',
    '/nowhere',
  ];
  expect(await Promise.all(paths.map(statusOf))).toEqual([200, 200, 200, 200, 200, 404, 404]);
});

test('a discount link keeps the code and goes on within the shop only', async () => {
  await using shop = await createDemoShop({ port: 0 });
  const follow = (path: string): Promise<Response> => fetch(`${shop.url}${path}`, { redirect: 'manual' });

  const [plain, inside, outside] = await Promise.all(
    ['/discount/VIP15', '/discount/VIP15?redirect=/cart', '/discount/VIP15?redirect=//evil.example'].map(
      follow,
    ),
  );

  expect([plain, inside, outside].map((response) => response?.headers.get('location'))).toEqual([
    '/',
    '/cart',
    '/',
  ]);
  expect(plain?.headers.get('set-cookie')).toContain('discount_code=VIP15');
});

test('a code given in the cart lowers the total', async () => {
  await using shop = await createDemoShop({ port: 0 });
  const headers = { cookie: 'nordlys_cart=kaffi-flask:2; discount_code=VIP15' };

  const body = await (await fetch(`${shop.url}/cart`, { headers })).text();

  expect(body).toContain('−€11.70');
  expect(body).toContain('€66.30');
});

test('whatever customers type is shown as text', async () => {
  await using shop = await createDemoShop({ port: 0 });
  const body = new URLSearchParams({
    name: '<b onclick="x()">Ida</b>',
    email: '"><script>alert(1)</script>@shop.test',
  });
  const login = await fetch(`${shop.url}/account/login`, {
    method: 'POST',
    headers: form,
    body,
    redirect: 'manual',
  });

  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await (await fetch(`${shop.url}/account`, { headers: { cookie } })).text();

  expect(page).toContain('Good to see you, &#60;b onclick=');
  expect(page).not.toMatch(/<script>|<b onclick/);
});

test('an order is confirmed once and empties the cart', async () => {
  await using shop = await createDemoShop({ port: 0 });
  const headers = { ...form, cookie: 'nordlys_cart=ull-beanie:1' };

  const response = await fetch(`${shop.url}/checkout`, { method: 'POST', headers, redirect: 'manual' });
  const page = await fetch(`${shop.url}${response.headers.get('location')}`);

  expect(response.headers.getSetCookie().some((line) => line.startsWith('nordlys_cart=;'))).toBe(true);
  const body = await page.text();
  expect(body).toContain('1 × Ull beanie');
  expect(body).toMatch(/data-order="N\d{9}" data-total="\d+\.\d\d" data-currency="EUR" data-items="1"/);
});
