import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../errors.ts';

/** The key file's name in the data directory. */
export const keyFileName = 'secret.key';

/**
 * Reads the installation's key from the data directory, or makes one readable by its owner alone. Two processes that
 * start at once end up with the same key. Throws where the file holds anything else or others may read it.
 */
export async function loadKeyFile(directory: string): Promise<Uint8Array> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, keyFileName);
  const text = (await findText(path)) ?? (await createKeyFile(path));
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) {
    throw new OperatorError(
      `${path} does not hold a key of 32 bytes in base64: restore it from your backup.`,
    );
  }
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new OperatorError(`${path} can be read by others: run "chmod 600 ${path}".`);
  }
  return key;
}

async function findText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function createKeyFile(path: string): Promise<string> {
  const text = `${randomBytes(32).toString('base64')}\n`;
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // Linking fails where the name is taken, and shows the file only when it is complete.
    await link(draft, path);
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return await readFile(path, 'utf8');
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
