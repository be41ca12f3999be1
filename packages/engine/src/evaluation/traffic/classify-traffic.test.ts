import { expect, test } from 'vitest';
import { type Arrival, trafficSites, trafficSources } from '../../index.ts';
import { readSpec } from '../../testing/vectors.ts';
import { classifyTraffic } from './classify-traffic.ts';
import { hostOf } from './host-of.ts';

type Visit = {
  readonly name: string;
  readonly url: string;
  readonly arrival: Arrival;
  readonly source: string;
  readonly site: string | null;
};

const { visits }: { readonly visits: readonly Visit[] } = JSON.parse(readSpec('traffic'));

test.each(visits)('a visit is classified: $name', ({ url, arrival, source, site }) => {
  const traffic = classifyTraffic(arrival, hostOf(url));

  expect({ source: traffic.source, site: traffic.site ?? null }).toEqual({ source, site });
});

test('the visits show every source and every site, each by a name of its own', () => {
  expect([...new Set(visits.map(({ source }) => source))].sort()).toEqual([...trafficSources].sort());
  expect([...new Set(visits.flatMap(({ site }) => site ?? []))].sort()).toEqual([...trafficSites].sort());
  expect(new Set(visits.map(({ name }) => name)).size).toBe(visits.length);
});

test.each([
  ['https://www.Shop.example:8443/a?b#c', 'shop.example'],
  ['https://user:secret@shop.example', 'shop.example'],
  ['android-app://com.google.android.gm/', 'com.google.android.gm'],
  ['https://shop.example?to=https://evil.example', 'shop.example'],
  ['https://www2.shop.example', 'www2.shop.example'],
  ['', ''],
  ['shop.example', ''],
  ['about:blank', ''],
])('the host of %j is %j', (address, host) => {
  expect(hostOf(address)).toBe(host);
});
