import { expect, test } from 'vitest';
import { listTimeZones } from './time-zones.ts';

test('time zones stand under their part of the world, by city', () => {
  expect(listTimeZones('UTC', ['America/New_York', 'Europe/Berlin', 'Europe/Rome'])).toEqual([
    { group: 'World', items: [{ value: 'UTC', label: 'UTC' }] },
    { group: 'America', items: [{ value: 'America/New_York', label: 'New York' }] },
    {
      group: 'Europe',
      items: [
        { value: 'Europe/Berlin', label: 'Berlin' },
        { value: 'Europe/Rome', label: 'Rome' },
      ],
    },
  ]);
});

test('a time zone that the browser does not know stays what it is', () => {
  const all = listTimeZones('Mars/Olympus_Mons', ['Europe/Berlin']).flatMap(({ items }) => items);
  expect(all).toContainEqual({ value: 'Mars/Olympus_Mons', label: 'Olympus Mons' });
});
