import { createHash } from 'node:crypto';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The encodings in which the script is kept ready, best first. */
const encodings = ['br', 'gzip', 'identity'] as const;
/** One encoding of the script. */
export type Encoding = (typeof encodings)[number];

/** A store's script, ready to send. */
export type Script = {
  /** Changes with every byte. */
  readonly revision: string;
  readonly bodies: Readonly<Record<Encoding, Uint8Array>>;
};

/** Names content by what it holds: 22 base64url characters. */
export function toRevision(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

/**
 * Puts the runtime and one store's configuration into one file: the last line starts it. Where nothing changed since
 * the last one, that one stays, and nothing is compressed again.
 */
export async function createScript(runtime: string, configuration: unknown, last?: Script): Promise<Script> {
  const text = `${runtime.trimEnd()}\nfacetStart(${toScriptLiteral(configuration)});\n`;
  const revision = toRevision(text);
  if (last?.revision === revision) return last;
  const identity = Buffer.from(text);
  const [br, gz] = await Promise.all([compressBrotli(identity), compressGzip(identity)]);
  return { revision, bodies: { identity, br, gzip: gz } };
}

/** JSON that stays harmless also where somebody pastes the file into a page: no tag can end or begin in it. */
export function toScriptLiteral(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** Picks the best encoding that an `Accept-Encoding` header allows. */
export function pickEncoding(header: string | undefined): Encoding {
  const refused = /;\s*q=0(\.0*)?\s*$/;
  const accepted = (header ?? '')
    .split(',')
    .filter((part) => !refused.test(part))
    .map((part) => part.split(';')[0]?.trim().toLowerCase());
  return encodings.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}

/** The strong ETag of one encoding of a script. */
export function toEtag(script: Script, encoding: Encoding): string {
  return `"${script.revision}-${encoding}"`;
}

/** Whether an `If-None-Match` header names this ETag. */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag || part.trim() === '*');
}

/**
 * Brotli's best takes 70 ms up to here, and soon more than a second, for 6 to 8 % fewer bytes than quality 9 (measured in
 * November 2026). A script is compressed again after each change: larger ones are done with sooner.
 */
const bestUpToBytes = 64 * 1024;

function compressBrotli(content: Buffer): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: content.length <= bestUpToBytes ? 11 : 9,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return new Promise((resolve, reject) => {
    brotliCompress(content, { params }, (error, result) =>
      error === null ? resolve(result) : reject(error),
    );
  });
}

function compressGzip(content: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gzip(content, { level: 9 }, (error, result) => (error === null ? resolve(result) : reject(error)));
  });
}
