import { describe, expect, it } from 'vitest';
import { findAddress, toEndpoint, toSnippets } from './store-address.ts';

const storefrontUrl = 'https://facet.example/s';
const runtime = { revision: 'a-Revision_of-22-chars', integrity: 'sha384-abc' };
const withAddress = (address: string | null) => ({ publicKey: 'nordlys', settings: { address } });

describe('where pages reach Facet', () => {
  it('is Facet’s own address, or the store’s', () => {
    expect(toEndpoint(withAddress(null), storefrontUrl)).toBe('https://facet.example/s/nordlys');
    expect(toEndpoint(withAddress('https://shop.example/n'), storefrontUrl)).toBe(
      'https://shop.example/n/nordlys',
    );
  });

  it('is what all lines for the head speak of', () => {
    expect(toSnippets(withAddress('https://shop.example/n'), storefrontUrl, runtime)).toEqual({
      plain: '<script src="https://shop.example/n/nordlys.js"></script>',
      async: '<script async blocking="render" src="https://shop.example/n/nordlys.js"></script>',
      integrity: [
        '<script src="https://shop.example/n/runtime/a-Revision_of-22-chars.js" integrity="sha384-abc" crossorigin="anonymous"></script>',
        '<script src="https://shop.example/n/nordlys/start.js"></script>',
      ].join('\n'),
    });
  });

  it('has no line with integrity where the script is not built', () => {
    expect(toSnippets(withAddress(null), storefrontUrl, undefined).integrity).toBeNull();
  });
});

describe('an address', () => {
  it.each([
    ['https://shop.example/n', 'https://shop.example/n'],
    [' https://Shop.example/n/ ', 'https://shop.example/n'],
    ['https://shop.example/', 'https://shop.example'],
    ['http://localhost:8080/a/b_c-d.e~f', 'http://localhost:8080/a/b_c-d.e~f'],
    ['https://shop.example:443/a/../n', 'https://shop.example/n'],
  ])('written as %j is %s', (text, address) => {
    expect(findAddress(text)).toBe(address);
  });

  it.each([
    [''],
    ['/n'],
    ['shop.example/n'],
    ['ftp://shop.example/n'],
    ['javascript:alert(1)'],
    ['https://shop.example/n?a=1'],
    ['https://shop.example/n#a'],
    ['https://me:secret@shop.example/n'],
    ['https://shop.example//n'],
    ['https://shop.example/n"onload="alert(1)'],
    ['https://shop.example/<n>'],
    ['https://shop.example/a%2fb'],
    ['https://shop.example/a&b'],
  ])('is not %j', (text) => {
    expect(findAddress(text)).toBeUndefined();
  });
});
