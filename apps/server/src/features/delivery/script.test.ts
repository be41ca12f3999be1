import { runInNewContext } from 'node:vm';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import type { StoreConfiguration } from '@facet/protocol';
import { describe, expect, it } from 'vitest';
import {
  createScript,
  isKnown,
  pickEncoding,
  type Script,
  type StoreScript,
  toEtag,
  toScriptLiteral,
} from './script.ts';

const hostile = { name: '</script><script>alert(1)</script>', lines: 'a\u2028b\u2029c', quote: '"\\' };
const runtime = 'function facetStart(...given) { result = given; } // end';
/** What a store's script starts with; these tests look at no more of it. */
const configure = (more: object = {}): StoreConfiguration =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- putting a script together reads nothing else
  ({ experiences: [], ...more }) as unknown as StoreConfiguration;
const put = (configuration = configure(), last?: StoreScript) =>
  createScript({ runtime: 'start', addons: [], configuration }, last);
const textOf = ({ bodies }: Script): string => Buffer.from(bodies.identity).toString();

describe('a script', () => {
  it('starts the runtime with the configuration, the same in every encoding', async () => {
    const script = await createScript({ runtime, addons: [], configuration: configure(hostile) });
    const text = textOf(script);
    const sandbox: { result?: unknown } = {};
    runInNewContext(text, sandbox);
    expect(sandbox.result).toEqual([configure(hostile)]);
    expect(text).not.toContain('</script');
    expect(brotliDecompressSync(script.bodies.br).toString()).toBe(text);
    expect(gunzipSync(script.bodies.gzip).toString()).toBe(text);
  });

  it('holds its add-ons between the runtime and the start', async () => {
    const addons = ['(function(){order.push("one")})(); // end', '(function(){order.push("two")})();'];
    const script = await createScript({
      runtime: 'function facetStart() { order.push("start"); }',
      addons,
      configuration: configure(),
    });
    const sandbox = { order: [] };
    runInNewContext(textOf(script), sandbox);
    expect(sandbox.order).toEqual(['one', 'two', 'start']);
  });

  it('starts what another script has defined, and nothing where that was not let in', async () => {
    const text = textOf(await createScript({ addons: ['told = 1;'], configuration: configure() }));
    const sandbox: { window?: object; told?: number; result?: unknown } = {};
    runInNewContext(`window = globalThis; ${text}`, sandbox);
    expect(sandbox.told).toBe(1);
    runInNewContext(`window = globalThis; ${runtime}\n${text}`, sandbox);
    expect(sandbox.result).toEqual([configure()]);
  });

  it.each<[string, object, boolean]>([
    ['no code', {}, false],
    ['conditions that are code', { javascript: true }, true],
    ['a change that is code', changesOf({ kind: 'javascript', code: 'return 1' }), true],
    ['a change that speaks of code', changesOf({ kind: 'text', selector: 'p', value: 'javascript' }), false],
  ])('with %s can run code: %s', async (_what, more, expected) => {
    const script = await createScript({ runtime, addons: [], configuration: configure(more) });
    const sandbox: { result?: readonly unknown[] } = {};
    runInNewContext(textOf(script), sandbox);
    const [, evaluate] = sandbox.result ?? [];
    expect(typeof evaluate === 'function' && evaluate('return 6 * 7')).toBe(expected && 42);
    expect(textOf(script).includes('Function(')).toBe(expected);
  });

  it('has a new revision for every change, and one ETag for each encoding', async () => {
    const [one, same, other, more] = await Promise.all([
      put(configure({ a: 1 })),
      put(configure({ a: 1 })),
      put(configure({ a: 2 })),
      createScript({ runtime: 'start', addons: ['more'], configuration: configure({ a: 1 }) }),
    ]);
    expect(one.revision).toBe(same.revision);
    expect(new Set([one, other, more].map(({ revision }) => revision)).size).toBe(3);
    expect(toEtag(one, 'br')).not.toBe(toEtag(one, 'gzip'));
  });

  it('that did not change stays, and is not compressed again', async () => {
    const first = await put(configure({ a: 1 }));
    expect(await put(configure({ a: 1 }), first)).toBe(first);
    expect(await put(configure({ a: 2 }), first)).not.toBe(first);
    const begin = { runtime: 'begin', addons: [], configuration: configure({ a: 1 }) };
    expect(await createScript(begin, first)).not.toBe(first);
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
      const { identity, br } = (await put(configure({ words }))).bodies;
      expect(br.length).toBe(compress(Buffer.from(identity).toString(), quality).length);
    }
  });

  it('carries JSON that no page reads as markup', () => {
    expect(toScriptLiteral(['<!--', '\u2028'])).toBe('["\\u003c!--","\\u2028"]');
  });
});

/** A configuration in which one variation brings one change. */
function changesOf(change: object): object {
  return { experiences: [{ variations: [{ changes: [] }, { changes: [change] }] }] };
}

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
