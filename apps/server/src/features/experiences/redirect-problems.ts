import type { ExperienceDefinition } from '@facet/engine';

type Problem = { readonly path: string; readonly message: string };

/**
 * Finds redirects that lead away from the store: visitors would be sent to somebody else, and their `_kx` with them.
 * `origins`: the store's; where it has none yet, nothing is known to be foreign.
 */
export function findRedirectProblems(
  { variations }: ExperienceDefinition,
  origins: readonly string[],
): readonly Problem[] {
  if (origins.length === 0) return [];
  return variations.flatMap(({ changes }, index) =>
    changes.flatMap((change, at): readonly Problem[] => {
      if (change.kind !== 'redirect' || change.url.startsWith('/')) return [];
      const origin = URL.parse(change.url)?.origin;
      // What cannot be read as an address leads nowhere.
      if (origin === undefined || origins.includes(origin)) return [];
      return [
        {
          path: `definition.variations[${index}].changes[${at}].url`,
          message: `${origin} is none of the store’s addresses: redirect within the store, or add this origin to the store’s settings first.`,
        },
      ];
    }),
  );
}
