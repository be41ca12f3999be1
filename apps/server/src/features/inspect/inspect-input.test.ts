import { describe, expect, it } from 'vitest';
import { readInspectInput, toPage } from './inspect-input.ts';

describe('readInspectInput', () => {
  it.each([
    ['J8fj-Wy6b%3D.McN66', 'exchange_id', 'J8fj-Wy6b%3D.McN66'],
    ['  abc.McN66 ', 'exchange_id', 'abc.McN66'],
    ['https://shop.example/sale?utm_source=klaviyo&_kx=a%3D.McN66#top', 'address', 'a%3D.McN66'],
    ['shop.example/?_kx=a.McN66', 'address', 'a.McN66'],
    ['?_kx=a.McN66&x=1', 'address', 'a.McN66'],
  ])('reads %s as %s', (input, understoodAs, token) => {
    expect(readInspectInput(input)).toEqual({ understoodAs, token });
  });

  it('reads anything else of the right shape as a visitor id', () => {
    const visitor = '2f1b7f0e-6f1e-4e0e-9a53-0c6d3a2f7b11';
    expect(readInspectInput(visitor)).toEqual({ understoodAs: 'visitor_id', visitor });
  });

  it.each(['https://shop.example/', 'https://shop.example/?_kx=', 'hello world', 'x', '<script>'])(
    'says of %j why it is nothing',
    (input) => {
      expect(readInspectInput(input)).toEqual({ understoodAs: 'nothing', why: expect.any(String) });
    },
  );
});

describe('toPage', () => {
  it('keeps path and parameters, without the fragment', () => {
    expect(toPage('https://shop.example/a%20b?x=1&x=2&y=#z')).toEqual({
      url: 'https://shop.example/a%20b?x=1&x=2&y=',
      path: '/a%20b',
      parameters: { x: ['1', '2'], y: [''] },
    });
  });
});
