import { fileURLToPath } from 'node:url';
import { parts } from '@facet/engine';
import { expect, test } from 'vitest';
import * as abilities from '../../engine/src/evaluation/abilities.ts';
import { toAbilities } from '../abilities-plugin.ts';

const file = fileURLToPath(new URL('../../engine/src/evaluation/abilities.ts', import.meta.url));

/** What a build puts in the place of the engine's abilities; nothing where it leaves the file as it is. */
function load(id: string, carried: typeof parts | readonly []): unknown {
  const { load: hook } = toAbilities(carried, false);
  if (typeof hook !== 'function') throw new Error('the plugin loads nothing');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the hook looks at nothing but the id
  return (hook as (id: string) => unknown)(id);
}

test('a build replaces every ability of the engine, and no other file', () => {
  for (const carried of [parts, []] as const) {
    const names = [...String(load(file, carried)).matchAll(/^export const (\w+) = (?:true|false);$/gm)];
    expect(names.map(([, name]) => name).sort()).toEqual(Object.keys(abilities).sort());
  }
  expect(load(file.replace('abilities.ts', 'decide.ts'), parts)).toBeUndefined();
});

test('the engine itself has all abilities', () => {
  expect(new Set(Object.values(abilities))).toEqual(new Set([true]));
});
