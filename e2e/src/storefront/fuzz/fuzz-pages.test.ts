import { expect, test } from 'vitest';
import { fuzzPages } from './fuzz-pages.ts';

test('random pages in random circumstances stay whole for a while', async () => {
  const seed = 20_261_125;
  const { pages, failures } = await fuzzPages(seed, 10);

  expect(failures).toEqual([]);
  expect(pages).toBeGreaterThan(0);
});
