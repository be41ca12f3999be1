import type { Segment } from '@facet/protocol';

/** How a segment is doing at Klaviyo: what Klaviyo says of it, or `gone` where it no longer lists it. */
export type Standing = Segment['state'] | 'gone';

/** How a segment is doing at Klaviyo. */
export function toStanding({ exists, state }: Pick<Segment, 'exists' | 'state'>): Standing {
  return exists ? state : 'gone';
}

/** Each standing in plain words: what it is called, what it means, and what to do. */
export const standingWords = {
  active: { color: 'green', label: 'Active', meaning: 'Klaviyo keeps it up to date.' },
  inactive: {
    color: 'orange',
    label: 'Inactive',
    meaning: 'Klaviyo no longer updates it: its members are frozen. Switch it on in Klaviyo to use it.',
  },
  processing: {
    color: 'yellow',
    label: 'Processing',
    meaning: 'Klaviyo is still computing it: nobody is counted in or out until then.',
  },
  gone: {
    color: 'red',
    label: 'Deleted in Klaviyo',
    meaning: 'Nobody matches it any more. Choose another segment wherever it is used.',
  },
} as const satisfies Record<Standing, { color: string; label: string; meaning: string }>;

const gravest = ['gone', 'inactive', 'processing'] as const;

/** A segment in use that does not work as its experiences expect. */
export type Trouble = { readonly segment: Segment; readonly standing: (typeof gravest)[number] };

/** The segments in use that somebody should look at, the gravest first. */
export function listTroubles(segments: readonly Segment[]): readonly Trouble[] {
  const used = segments.filter((segment) => segment.usedBy.length > 0);
  return gravest.flatMap((standing) =>
    used.filter((segment) => toStanding(segment) === standing).map((segment) => ({ segment, standing })),
  );
}
