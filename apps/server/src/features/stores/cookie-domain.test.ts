import { describe, expect, it } from 'vitest';
import { findCookieDomain, isWithin } from './cookie-domain.ts';

describe('the domain of the visitor’s cookie', () => {
  it.each([
    [['https://www.shop.example', 'https://shop.example'], 'shop.example'],
    [['https://shop.example', 'http://shop.example:8080', 'https://checkout.shop.example'], 'shop.example'],
    [['https://eu.shop.example', 'https://us.shop.example'], 'shop.example'],
    [['https://shop.co.uk', 'https://www.shop.co.uk'], 'shop.co.uk'],
    [['https://a.b.shop.example', 'https://c.b.shop.example', 'https://shop.example'], 'shop.example'],
  ])('of %j is %s', (origins, domain) => {
    expect(findCookieDomain(origins)).toBe(domain);
  });

  it.each([
    [[]],
    [['https://shop.example']],
    [['https://shop.example', 'http://shop.example', 'https://shop.example:8443']],
    [['https://shop.example', 'https://other.example']],
    [['https://myshop.example', 'https://shop.example']],
    [['http://localhost:3000', 'http://127.0.0.1:3000']],
    [['http://10.0.0.1', 'http://11.0.0.1', 'http://[::1]', 'http://[::1]:80']],
    [['http://intranet', 'http://shop.intranet']],
    [['https://a.co.uk', 'https://b.co.uk']],
    [['https://a.com.au', 'https://www.b.com.au']],
    [['https://a.myshopify.com', 'https://b.myshopify.com']],
    [['https://shop.example', 'https://www.shop.example', 'https://shop-1.myshopify.com']],
    [['https://shop.example', 'https://www.shop.example', 'http://localhost:3000']],
    [['https://a.de', 'https://www.a.de', 'https://a.fr', 'https://www.a.fr']],
  ])('of %j is none', (origins) => {
    expect(findCookieDomain(origins)).toBeUndefined();
  });

  it('serves itself and what is below it, and nothing that only ends alike', () => {
    expect(
      ['shop.example', 'www.shop.example', 'myshop.example'].map((host) => isWithin(host, 'shop.example')),
    ).toEqual([true, true, false]);
  });
});
