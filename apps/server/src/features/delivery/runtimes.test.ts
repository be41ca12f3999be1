import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntimes, toRuntimeFile } from './runtimes.ts';

describe('the built scripts', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'facet-runtimes-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('are named by their parts', () => {
    expect(toRuntimeFile([])).toBe('facet.js');
    expect(toRuntimeFile(['time'])).toBe('facet.time.js');
    expect(toRuntimeFile(['arrival', 'facts'])).toBe('facet.arrival+facts.js');
  });

  it('are read once each, and one that is not there is looked for again', async () => {
    const runtimes = createRuntimes(directory);
    await expect(runtimes.load(['regex'])).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('npm run build'),
    });
    await writeFile(join(directory, 'facet.regex.js'), 'first');
    await writeFile(join(directory, 'facet.js'), 'bare');
    expect(await Promise.all([runtimes.load(['regex']), runtimes.load([])])).toEqual(['first', 'bare']);
    await writeFile(join(directory, 'facet.regex.js'), 'second');
    expect(await runtimes.load(['regex'])).toBe('first');
  });
});
