import { expect, test } from 'vitest';
import { findLanding } from './landing.ts';

const origins = ['https://shop.example', 'https://www.shop.example'];

test('query, hash and _kx come along, and a path is one of the store’s first address', () => {
  expect(findLanding('/pages/vip', '/sale?utm_source=mail&_kx=abc.McN66a#top', origins)).toEqual({
    state: 'lands',
    href: 'https://shop.example/pages/vip?utm_source=mail&_kx=abc.McN66a#top',
    sentBackBy: [],
  });
  expect(findLanding('/pages/vip', 'https://www.shop.example/', origins)).toMatchObject({
    href: 'https://www.shop.example/pages/vip',
  });
});

test('whoever is there already stays, whatever is behind the address', () => {
  expect(findLanding('/pages/vip?a=1', '/pages/vip?b=2&a=1#x', origins)).toEqual({ state: 'there_already' });
});

test('what leads away, begins elsewhere or is no address is told', () => {
  expect(findLanding('https://evil.example/', '/', origins)).toEqual({
    state: 'leaves_store',
    origin: 'https://evil.example',
    href: 'https://evil.example/',
  });
  expect(findLanding('/a', 'https://other.example/', origins)).toEqual({
    state: 'no_store_address',
    origin: 'https://other.example',
  });
  expect(findLanding('/a', 'https://', origins)).toEqual({ state: 'no_address' });
  expect(findLanding('/a', ' ', origins)).toEqual({ state: 'no_address' });
  expect(findLanding('', '/', origins)).toEqual({ state: 'no_target' });
  expect(findLanding('http://[', '/', origins)).toEqual({ state: 'no_target' });
});

test('another redirect that leads back is named', () => {
  const others = [
    { name: 'Back', url: '/sale' },
    { name: 'Onward', url: '/new' },
  ];
  expect(findLanding('/vip', '/sale?a=1', origins, others)).toMatchObject({ sentBackBy: ['Back'] });
});
