import type { ExperienceDefinition } from '@facet/engine';
import { toSentence } from '../../lib/audience/sentence.ts';

/** An audience in one line. */
export function toAudienceWords(
  audience: ExperienceDefinition['audience'],
  nameOf: (segment: string) => string,
): string {
  switch (audience.type) {
    case 'everyone':
      return 'Every visitor.';
    case 'custom':
      return toSentence(audience.expression, nameOf);
    case 'link':
      return 'Visitors who came by its link.';
    case 'advanced': {
      const [first, ...others] = audience.rows;
      if (first === undefined) return 'An advanced audience without a row.';
      const more =
        others.length === 0 ? '' : ` And ${others.length} more row${others.length === 1 ? '' : 's'}.`;
      return `${toSentence(first.when, nameOf)}${more}`;
    }
    default:
      throw new TypeError(audience satisfies never);
  }
}
