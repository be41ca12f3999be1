import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Something that must not be found: what it is (safe to print) and how it may be written. */
export type Needle = { readonly what: string; readonly spellings: readonly Buffer[] };

/** A needle with the spellings in which text leaks: as it is, percent-encoded, base64, hex, escaped in JSON. */
export function toNeedle(what: string, text: string): Needle {
  const bytes = Buffer.from(text);
  const spellings = new Set([
    text,
    encodeURIComponent(text),
    encodeURI(text),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    JSON.stringify(text).slice(1, -1),
  ]);
  return { what, spellings: [...spellings].map((spelling) => Buffer.from(spelling)) };
}

/** Says which needles lie in the hay, as `what in place`. */
export function searchSecrets(
  place: string,
  hay: Buffer | string,
  needles: readonly Needle[],
): readonly string[] {
  const bytes = typeof hay === 'string' ? Buffer.from(hay) : hay;
  return needles
    .filter((needle) => needle.spellings.some((spelling) => bytes.includes(spelling)))
    .map((needle) => `${needle.what} in ${place}`);
}

/** Searches every file under a folder. Answers how many bytes were searched, and what was found. */
export async function searchFolder(
  folder: string,
  needles: readonly Needle[],
): Promise<{ readonly bytes: number; readonly found: readonly string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  let bytes = 0;
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    bytes += content.length;
    found.push(...searchSecrets(path.slice(folder.length), content, needles));
  }
  return { bytes, found };
}
