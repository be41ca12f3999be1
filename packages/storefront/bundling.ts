import type { Part } from '@facet/engine';
import { parts } from '@facet/engine';
import type { InputOptions } from 'rolldown';
import { toAbilities } from './abilities-plugin.ts';

/** What the script's browsers understand: those of 2020. */
export const target = 'es2020';

/**
 * How everything is read that is bundled with the engine: from its source, with the parts that it carries and without the
 * others. `isPreview`: it also listens to how decisions come about, and can decide by a preview.
 */
export function toInput(carried: readonly Part[], isPreview: boolean): InputOptions {
  const carries = parts.map((part) => [`carries.${part}`, String(carried.includes(part))]);
  return {
    platform: 'browser',
    resolve: { conditionNames: ['@facet/source'] },
    transform: {
      target,
      define: { ...Object.fromEntries(carries), 'carries.preview': String(isPreview) },
    },
    plugins: [toAbilities(carried, isPreview)],
  };
}
