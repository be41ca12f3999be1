import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What a shop's visitor loads before the store's configuration, in bytes. */
export type ScriptSize = {
  readonly rawBytes: number;
  readonly gzipBytes: number;
  readonly brotliBytes: number;
};

/** A script in the encodings in which servers send it. */
export type Encodings = { readonly br: Buffer; readonly gz: Buffer };

/** Compresses a script as well as can be. */
export function compress(script: string): Encodings {
  const bytes = Buffer.from(script);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level: 9 }) };
}

/** Measures a script as servers send it. */
export function measure(script: string): ScriptSize {
  const { br, gz } = compress(script);
  return { rawBytes: Buffer.byteLength(script), gzipBytes: gz.length, brotliBytes: br.length };
}
