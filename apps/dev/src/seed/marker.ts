import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getText, type Json } from '../http/json.ts';

/** What a finished seeding leaves behind, so that a restart never undoes what somebody changed since. */
export type Marker = {
  readonly storeId: string;
  readonly publicKey: string;
  /** Of Facet's script, without the origin. */
  readonly scriptPath: string;
  /** The shop's address at that time. */
  readonly shopUrl: string;
};

const fileName = 'seeded.json';

/** The marker of a finished seeding in this folder. */
export async function findMarker(folder: string): Promise<Marker | undefined> {
  const path = join(folder, fileName);
  if (!existsSync(path)) return undefined;
  const content: Json = JSON.parse(await readFile(path, 'utf8'));
  return {
    storeId: getText(content, 'storeId'),
    publicKey: getText(content, 'publicKey'),
    scriptPath: getText(content, 'scriptPath'),
    shopUrl: getText(content, 'shopUrl'),
  };
}

/** Writes the marker, all of it or nothing. */
export async function saveMarker(folder: string, marker: Marker): Promise<void> {
  const path = join(folder, fileName);
  await writeFile(`${path}.draft`, `${JSON.stringify(marker, null, 2)}\n`);
  await rename(`${path}.draft`, path);
}
