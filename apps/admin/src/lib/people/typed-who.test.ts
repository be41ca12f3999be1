import { describe, expect, test } from 'vitest';
import { holdsEmail, withoutPerson } from './personal.ts';
import { readWho, whoExamples } from './typed-who.ts';

describe('who is meant', () => {
  test.each(Object.values(whoExamples))('%s is sent as it is', (example) => {
    expect(readWho(` ${example} `)).toEqual({ ok: true, input: example, isCut: false });
  });

  test.each([
    ['vera@shop.example', /e-mail/],
    ['  Vera <vera@shop.example>', /e-mail/],
    ['mailto:vera%40shop.example', /e-mail/],
    ['https://shop.example/unsubscribe?email=vera@shop.example', /e-mail/],
    ['+49 151 1234567', /phone/],
    ['015112345678', /phone/],
    ['01KGH3ZC80M9S346Q3D25VT4F5', /profile/],
    ['https://www.klaviyo.com/profile/01KGH3ZC80M9S346Q3D25VT4F5', /profile/],
    ['https://shop.example/sale', /no _kx/],
    ['https://shop.example/?_kx=', /no _kx/],
    ['   ', /Paste/],
  ])('%s is refused, with the reason', (text, why) => {
    expect(readWho(text)).toEqual({ ok: false, why: expect.stringMatching(why) });
  });

  test('the e-mail address in a link that carries a token is cut out of it', () => {
    expect(readWho('https://shop.example/?email=vera%40shop.example&_kx=aB3%3D.McN66&a=1')).toEqual({
      ok: true,
      input: 'https://shop.example/?email=&_kx=aB3%3D.McN66&a=1',
      isCut: true,
    });
  });
});

describe('the address of a page', () => {
  test.each([
    ['https://shop.example/sale?_kx=aB3.McN66', 'https://shop.example/sale'],
    ['https://shop.example/sale?a=1&_kx=aB3.McN66', 'https://shop.example/sale?a=1'],
    ['https://shop.example/sale?_kx=aB3.McN66&a=1#top', 'https://shop.example/sale?a=1#top'],
    ['https://shop.example/sale?_kx=aB3.McN66#top', 'https://shop.example/sale#top'],
    ['https://shop.example/sale?email=vera@shop.example', 'https://shop.example/sale?email='],
    ['https://shop.example/sale?a=1', 'https://shop.example/sale?a=1'],
  ])('%s says which page, and not whose', (address, page) => {
    expect(withoutPerson(address)).toBe(page);
    expect(holdsEmail(page)).toBe(false);
  });
});
