import { createHash } from 'node:crypto';
import type { StoreConfiguration } from '@facet/protocol';
import { bringsChange } from './addons.ts';
import { type Bodies, type Encoding, encodings, toBodies } from './compress.ts';

/** A store's script, ready to send. */
export type Script = {
  /** Changes with every byte. */
  readonly revision: string;
  readonly bodies: Bodies;
};

/** What a store's pages load, and the revision of the configuration that it carries. */
export type StoreScript = Script & { readonly configuration: string };

/** What a store's script is put together from. */
export type Pieces = {
  /** Defines `facetStart`. Without it another script has done so, if its page let it. */
  readonly runtime?: string;
  /** Small scripts that the store's settings ask for. */
  readonly addons: readonly string[];
  readonly configuration: StoreConfiguration;
};

/** Names content by what it holds: 22 base64url characters. */
export function toRevision(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

/**
 * Puts a store's script together: the last line starts it. Where nothing changed since the last one, that one stays, and
 * nothing is compressed again.
 */
export async function createScript(
  { runtime, addons, configuration }: Pieces,
  last?: StoreScript,
): Promise<StoreScript> {
  const values = [toScriptLiteral(configuration), ...(bringsCode(configuration) ? [evaluate] : [])];
  const start = `${runtime === undefined ? 'window.facetStart&&' : ''}facetStart(${values.join()});`;
  const lines = [...(runtime === undefined ? [] : [runtime]), ...addons, start];
  const text = lines.map((line) => `${line.trimEnd()}\n`).join('');
  const revision = toRevision(text);
  if (last?.revision === revision) return last;
  return { revision, configuration: configuration.revision, bodies: await toBodies(text) };
}

/** Runs the code that an experience brings. Only scripts with such an experience hold it. */
const evaluate = 'function(c){return Function(c)()}';

/** Whether an experience brings code of the merchant's: as a change, or as a condition that the store allows. */
function bringsCode({ javascript, experiences }: StoreConfiguration): boolean {
  return javascript === true || bringsChange(experiences, 'javascript');
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
