import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyFileName, loadKeyFile } from './key-file.ts';
import { createSecrets, SealError } from './secrets.ts';

const secrets = createSecrets(Buffer.alloc(32, 1));

describe('sealing', () => {
  it('opens what it sealed, in the same place', () => {
    expect(secrets.open(secrets.seal('tøken', 'connections/a'), 'connections/a')).toBe('tøken');
  });

  it('never seals the same way twice, and shows nothing of what is inside', () => {
    const [one, two] = [secrets.seal('token', 'a'), secrets.seal('token', 'a')];
    expect(one).not.toBe(two);
    expect(one).not.toContain('token');
  });

  it.each([
    ['another place', () => secrets.open(secrets.seal('token', 'a'), 'b')],
    ['another key', () => createSecrets(Buffer.alloc(32, 2)).open(secrets.seal('token', 'a'), 'a')],
    ['a value that was never sealed', () => secrets.open('token', 'a')],
    ['an empty value', () => secrets.open('', 'a')],
    [
      'a shortened tag',
      () => secrets.open(secrets.seal('token', 'a').replace(/\.[^.]+(?=\.[^.]+$)/, '.AAAA'), 'a'),
    ],
  ])('refuses %s', (_case, attempt) => {
    expect(attempt).toThrow(SealError);
  });

  it('refuses a value with any one character changed', () => {
    const sealed = secrets.seal('token', 'a');
    for (let at = 0; at < sealed.length; at += 1) {
      const old = sealed[at] ?? '';
      // The last character of a base64url part may carry unused bits: changed there, it means the same bytes.
      if (old === '.' || sealed[at + 1] === '.' || at === sealed.length - 1) continue;
      const changed = `${sealed.slice(0, at)}${old === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      expect(() => secrets.open(changed, 'a')).toThrow(SealError);
    }
  });
});

describe('the names of people, segments and groups outside', () => {
  it('stay the same for one store and differ for another', () => {
    expect(secrets.subjectOf('one', 'profile')).toBe(secrets.subjectOf('one', 'profile'));
    expect(secrets.subjectOf('one', 'profile')).toMatch(/^[\w-]{22}$/);
    expect(secrets.subjectOf('two', 'profile')).not.toBe(secrets.subjectOf('one', 'profile'));
    expect(secrets.segmentKeyOf('one', 'VIP')).toMatch(/^[\w-]{16}$/);
    expect(secrets.segmentKeyOf('two', 'VIP')).not.toBe(secrets.segmentKeyOf('one', 'VIP'));
    expect(secrets.groupKeyOf('one', 'VIP')).toMatch(/^[\w-]{16}$/);
    expect(secrets.groupKeyOf('one', 'VIP')).not.toBe(secrets.segmentKeyOf('one', 'VIP'));
    expect(secrets.groupKeyOf('two', 'VIP')).not.toBe(secrets.groupKeyOf('one', 'VIP'));
    expect(secrets.exchangeHashOf('two', 'kx')).not.toBe(secrets.exchangeHashOf('one', 'kx'));
  });

  it('differ under another key', () => {
    expect(createSecrets(randomBytes(32)).subjectOf('one', 'profile')).not.toBe(
      secrets.subjectOf('one', 'profile'),
    );
  });
});

describe('the key file', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'facet-test-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('is made once, for its owner alone, also by many at the same time', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadKeyFile(directory)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect((await stat(join(directory, keyFileName))).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(join(directory, keyFileName), 'utf8'), 'base64')).toEqual(
      Buffer.from(keys[0] ?? []),
    );
  });

  it('is refused when it was cut off or can be read by others', async () => {
    const path = join(directory, keyFileName);
    await writeFile(path, 'AAAA', { mode: 0o600 });
    await expect(loadKeyFile(directory)).rejects.toThrow('does not hold a key');
    await rm(path);
    await writeFile(path, Buffer.alloc(32).toString('base64'), { mode: 0o644 });
    await expect(loadKeyFile(directory)).rejects.toThrow('can be read by others');
  });
});
