import { expect, test } from 'vitest';
import { ApiError } from './api/api-error.ts';
import { fetchLater } from './fetch-later.ts';

test('what is asked for twice is fetched once, and found from then on', async () => {
  let fetches = 0;
  const script = fetchLater(async () => {
    fetches += 1;
    return 'part';
  });
  expect(script.find()).toBeUndefined();
  expect(await Promise.all([script.load(), script.load()])).toEqual(['part', 'part']);
  expect(script.find()).toBe('part');
  expect(fetches).toBe(1);
});

test('a failure is told in words, and tried again by the next one who asks', async () => {
  let isDown = true;
  const script = fetchLater(async () => {
    if (isDown) throw new TypeError('Failed to fetch dynamically imported module');
    return 'part';
  });
  await expect(script.load()).rejects.toThrow(ApiError);
  expect(script.find()).toBeUndefined();
  isDown = false;
  expect(await script.load()).toBe('part');
});
