import type { ExperienceId, SegmentKey, VariationId } from '../definition/ids.ts';

/** What a preview pretends. */
export type Preview = {
  /** The variation that an experience shows on its pages, whoever the visitor is. */
  readonly forced?: Readonly<Partial<Record<ExperienceId, VariationId>>>;
  /** Segments that the visitor is in or out of. */
  readonly memberships?: Readonly<Partial<Record<SegmentKey, 'in' | 'out'>>>;
};
