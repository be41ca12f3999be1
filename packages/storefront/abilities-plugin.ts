import type { Part } from '@facet/engine';
import type { Plugin } from 'rolldown';

/**
 * Puts the engine's abilities as one script has them in the place of `abilities.ts`, where all are there. What is left out
 * then falls away in minifying. `hears`: whether the steps of a decision can be listened to.
 */
export function toAbilities(carried: readonly Part[], hears: boolean): Plugin {
  const abilities = {
    hears,
    many: false,
    schedules: carried.includes('time'),
    groups: carried.includes('groups'),
    links: carried.includes('arrival'),
  };
  const lines = Object.entries(abilities).map(([name, value]) => `export const ${name} = ${value};`);
  return {
    name: 'abilities',
    load: (id) => (id.endsWith('/engine/src/evaluation/abilities.ts') ? lines.join('\n') : undefined),
  };
}
