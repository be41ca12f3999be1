import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
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

  it('have add-ons beside them', async () => {
    const runtimes = createRuntimes(directory);
    await expect(runtimes.loadAddon('gpc')).rejects.toMatchObject({ code: 'unavailable' });
    await writeFile(join(directory, 'addon.gpc.js'), 'gpc');
    expect(await runtimes.loadAddon('gpc')).toBe('gpc');
  });

  it.each([
    ['as the build has compressed it', 'whole', true],
    ['compressed anew where that is of another build', 'older', false],
    ['compressed anew where that is missing', undefined, false],
  ])('have one with all parts that is sent %s', async (_how, compressed, isReady) => {
    const folder = join(directory, `whole-${compressed}`);
    await mkdir(folder);
    const file = join(folder, 'facet.arrival+facts+groups+regex+text+time.js');
    const text = 'whole'.repeat(99);
    await writeFile(file, text);
    const brotli = brotliCompressSync((compressed ?? '').repeat(99), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 3 },
    });
    if (compressed !== undefined) {
      await writeFile(`${file}.br`, brotli);
      await writeFile(`${file}.gz`, gzipSync(compressed.repeat(99)));
    }
    const whole = await createRuntimes(folder).loadWhole();
    expect(whole.revision).toMatch(/^[\w-]{22}$/);
    expect(whole.integrity).toBe(`sha384-${createHash('sha384').update(text).digest('base64')}`);
    expect(Buffer.from(whole.bodies.br).equals(brotli)).toBe(isReady);
    expect(brotliDecompressSync(whole.bodies.br).toString()).toBe(text);
    expect(gunzipSync(whole.bodies.gzip).toString()).toBe(text);
  });
});
