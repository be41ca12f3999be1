import { runInNewContext } from 'node:vm';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createScript, isKnown, pickEncoding, toEtag, toScriptLiteral } from './script.ts';

describe('a script', () => {
  it('starts the runtime with the configuration, the same in every encoding', async () => {
    const hostile = { name: '</script><script>alert(1)</script>', lines: 'a\u2028b\u2029c', quote: '"\\' };
    const script = await createScript('function facetStart(given) { result = given; } // end', hostile);
    const text = Buffer.from(script.bodies.identity).toString();
    const sandbox: { result?: unknown } = {};
    runInNewContext(text, sandbox);
    expect(sandbox.result).toEqual(hostile);
    expect(text).not.toContain('</script');
    expect(brotliDecompressSync(script.bodies.br).toString()).toBe(text);
    expect(gunzipSync(script.bodies.gzip).toString()).toBe(text);
  });

  it('has a new revision for every change, and one ETag for each encoding', async () => {
    const [one, same, other] = await Promise.all([
      createScript('start', { a: 1 }),
      createScript('start', { a: 1 }),
      createScript('start', { a: 2 }),
    ]);
    expect(one.revision).toBe(same.revision);
    expect(one.revision).not.toBe(other.revision);
    expect(toEtag(one, 'br')).not.toBe(toEtag(one, 'gzip'));
  });

  it('that did not change stays, and is not compressed again', async () => {
    const first = await createScript('start', { a: 1 });
    expect(await createScript('start', { a: 1 }, first)).toBe(first);
    expect(await createScript('start', { a: 2 }, first)).not.toBe(first);
    expect(await createScript('begin', { a: 1 }, first)).not.toBe(first);
  });

  it('is compressed as well as Brotli can, unless it is so large that this would take long', async () => {
    const compress = (text: string, quality: number) =>
      brotliCompressSync(text, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
        },
      });
    for (const [length, quality] of [
      [500, 11],
      [10_000, 9],
    ] as const) {
      const words = Array.from({ length }, (_, index) => `word ${(index * 7919) % 1009}`);
      const { identity, br } = (await createScript('start', words)).bodies;
      expect(br.length).toBe(compress(Buffer.from(identity).toString(), quality).length);
    }
  });

  it('carries JSON that no page reads as markup', () => {
    expect(toScriptLiteral(['<!--', '\u2028'])).toBe('["\\u003c!--","\\u2028"]');
  });
});

describe('negotiation', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['GZIP', 'gzip'],
    ['zstd', 'identity'],
    ['', 'identity'],
    [undefined, 'identity'],
  ])('of "%s" picks %s', (header, expected) => {
    expect(pickEncoding(header)).toBe(expected);
  });

  it.each([
    ['"abc-br"', true],
    ['"other", W/"abc-br"', true],
    ['*', true],
    ['"abc-gzip"', false],
    ['', false],
    [undefined, false],
  ])('knows by %s: %s', (header, expected) => {
    expect(isKnown(header, '"abc-br"')).toBe(expected);
  });
});
