import type { Explanation } from '@facet/engine';

/** Names for people of what explanations name by ids. */
export type Names = {
  readonly ofSegment: (segment: string) => string;
  readonly ofExperience: (experience: string) => string;
};

type GroupStep = Extract<Explanation['steps'][number], { readonly step: 'group' }>;

/** What an exclusion group says of one of its experiences. */
export function toGroupWords({ outcome, other }: GroupStep, names: Names): string {
  const rival = other === null ? 'Another experience' : `“${names.ofExperience(other)}”`;
  switch (outcome) {
    case 'has':
      return 'Of its exclusion group, this one has the visitor';
    case 'held':
      return `${rival} of its exclusion group has the visitor already`;
    case 'drawn':
      return `${rival} of its exclusion group was drawn and has the visitor`;
    case 'waits':
      return `${rival} of its exclusion group comes first if the visitor turns out to be in its audience`;
    default:
      throw new TypeError(outcome satisfies never);
  }
}
