import { expect, it, vi } from 'vitest';
import type { Database } from './database.ts';
import { announceStoreChanged, listenToStoreChanges } from './store-changes.ts';
import { createStoreMemory } from './store-memory.ts';
import { describeOnEachDatabase } from './testing/test-databases.ts';

/** Lets a store change, and returns when everybody has heard of it who listened before. */
async function change(database: Database): Promise<void> {
  let heard = false;
  const unlisten = await listenToStoreChanges(database, () => {
    heard = true;
  });
  await announceStoreChanged(database.queryable, 'store');
  await vi.waitFor(() => expect(heard).toBe(true));
  await unlisten();
}

describeOnEachDatabase('a memory of stores', (open) => {
  it('reads once until a store changes', async () => {
    await using database = await open();
    let reads = 0;
    await using memory = await createStoreMemory(database, async (key) => `${key} ${++reads}`);
    expect([await memory.get('a'), await memory.get('a'), await memory.get('b')]).toEqual([
      'a 1',
      'a 1',
      'b 2',
    ]);
    await change(database);
    expect(await memory.get('a')).toBe('a 3');
  });

  it('does not keep what was being read while a store changed', async () => {
    await using database = await open();
    const before = Promise.withResolvers<string>();
    const answers = [before.promise, Promise.resolve('after')];
    await using memory = await createStoreMemory(database, async () => await answers.shift());
    const early = memory.get('a');
    await change(database);
    before.resolve('before');
    expect(await early).toBe('before');
    expect(await memory.get('a')).toBe('after');
  });

  it('looks again for what was not there', async () => {
    await using database = await open();
    const answers = [undefined, 'there'];
    await using memory = await createStoreMemory(database, async () => answers.shift());
    expect([await memory.get('a'), await memory.get('a')]).toEqual([undefined, 'there']);
  });
});
