import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashSources } from './source-hash.ts';

test('the hash changes with contents and names, and not with tests', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'facet-hash-'));
  await writeFile(join(folder, 'a.ts'), 'one');
  const first = await hashSources(folder, ['.']);

  await writeFile(join(folder, 'a.test.ts'), 'test');
  expect(await hashSources(folder, ['.'])).toBe(first);
  await writeFile(join(folder, 'a.ts'), 'two');
  const second = await hashSources(folder, ['.']);
  expect(second).not.toBe(first);
  await writeFile(join(folder, 'b.ts'), '');
  expect(await hashSources(folder, ['.'])).not.toBe(second);

  await rm(folder, { recursive: true });
});
