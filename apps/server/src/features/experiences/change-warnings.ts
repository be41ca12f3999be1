import type { ExperienceDefinition } from '@facet/engine';
import type { Warning } from '@facet/protocol';

/** Tells of changes that not every page lets happen. */
export function listChangeWarnings({ variations }: ExperienceDefinition): readonly Warning[] {
  const runsCode = variations.some(({ changes }) => changes.some(({ kind }) => kind === 'javascript'));
  if (!runsCode) return [];
  return [
    {
      code: 'javascript_change_needs_eval',
      message:
        'A change is JavaScript, which pages run by eval. Pages whose Content-Security-Policy does not allow ' +
        "'unsafe-eval' leave it out and make the other changes of the variation. Ask whoever keeps the theme " +
        'whether yours does, or use other kinds of change.',
      path: 'definition.variations',
    },
  ];
}
