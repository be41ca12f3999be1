import { describe, expect, it } from 'vitest';
import { readFacetAddress } from '../../../../admin/src/features/stores/facet-address.ts';
import { findAddress, findAddressProblem, toEndpoint, toSnippets } from './store-address.ts';

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
    'https://shop.example/n',
    ' Shop.example/n/ ',
    'http://localhost:8080/a/b_c-d.e~f',
    'https://shop.example:443/a/../n',
    'https://shop.example//n',
    'https://shop.example/n"onload="alert(1)',
    'https://shop.example/a%2fb',
    'https://me:secret@shop.example/n',
    'https://shop.example/n?a=1',
    'ftp://shop.example/n',
  ])('that the admin reads from %j is one here, and the same', (typed) => {
    const read = readFacetAddress(typed);
    expect(findAddress(read ?? typed)).toBe(read);
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

describe('an address that pages may call', () => {
  const origins = ['https://www.shop.example', 'http://127.0.0.1:4401'];
  const find = (address: string) => findAddressProblem(address, origins, storefrontUrl);

  it.each([
    'https://www.shop.example/n',
    'https://shop.example',
    'https://facet.shop.example',
    'https://n.www.shop.example/n',
    'https://facet.example/s',
    'http://127.0.0.1:9000',
  ])('is %s, of the store or of Facet', (address) => {
    expect(find(address)).toBeUndefined();
  });

  it('is not where the pages themselves are', () => {
    expect(find('https://www.shop.example')).toContain('add a path');
  });

  it.each(['https://evil.example/n', 'https://myshop.example/n', 'http://127.0.0.2/n', 'https://example/n'])(
    'is not %s, of somebody else',
    (address) => {
      expect(find(address)).toContain('neither');
    },
  );
});
