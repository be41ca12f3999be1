import { describe, expect, it } from 'vitest';
import { readPreviewPage, toPreviewAddress } from './preview-page.ts';

const origins = ['https://shop.example', 'https://shop.example:8443'];

describe('the page of a preview link', () => {
  it.each([
    ['/', 'https://shop.example/'],
    ['/collections/all?sort=price#top', 'https://shop.example/collections/all?sort=price#top'],
    ['https://shop.example:8443/sale', 'https://shop.example:8443/sale'],
    ['HTTPS://SHOP.EXAMPLE', 'https://shop.example/'],
  ])('may be %s', (page, href) => {
    expect(readPreviewPage(page, origins)).toEqual({ ok: true, url: new URL(href) });
  });

  it.each([
    'https://evil.example/',
    'http://shop.example/',
    'https://shop.example.evil.example/',
    'https://shop.example@evil.example/',
    'https://somebody:secret@shop.example/',
    '//evil.example/',
    '/\\evil.example/',
    'javascript:alert(1)',
    'collections/all',
    '',
  ])('may not be %s', (page) => {
    expect(readPreviewPage(page, origins)).toMatchObject({
      ok: false,
      message: expect.stringContaining('begins with https://shop.example or https://shop.example:8443'),
    });
  });

  it('needs a store that says where it is', () => {
    expect(readPreviewPage('/', [])).toMatchObject({
      ok: false,
      message: expect.stringContaining('settings'),
    });
  });
});

describe('the address of a preview link', () => {
  it.each([
    ['/', '/?facet_preview=new'],
    ['/sale?q=a+b%20c&_kx=1.2#top', '/sale?q=a+b%20c&_kx=1.2&facet_preview=new#top'],
    ['/sale?facet_preview=old&q=1', '/sale?q=1&facet_preview=new'],
    ['/?facet_preview=old', '/?facet_preview=new'],
  ])('is made of %s', (page, path) => {
    expect(toPreviewAddress(new URL(page, 'https://shop.example'), 'new')).toBe(
      `https://shop.example${path}`,
    );
  });
});
