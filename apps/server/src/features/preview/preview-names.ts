import type { ExperienceDefinition } from '@facet/engine';
import type { Experience, PreviewNames } from '@facet/protocol';

type Named = Pick<Experience, 'id' | 'name' | 'status'> & { readonly definition: ExperienceDefinition };

/** What people call experiences and their variations; those without a name by their id. */
export function toExperienceNames(experiences: readonly Named[]): PreviewNames['experiences'] {
  return Object.fromEntries(
    experiences.map(({ id, name, status, definition }) => [
      id,
      {
        name,
        status,
        variations: Object.fromEntries(
          definition.variations.map((variation) => [variation.id, variation.name ?? variation.id]),
        ),
      },
    ]),
  );
}

/** What Klaviyo calls segments, by the keys under which they are published; those that it does not name by their id. */
export function toSegmentNames(
  segmentIds: readonly string[],
  catalogue: readonly { readonly id: string; readonly name: string }[],
  toKey: (segmentId: string) => string,
): PreviewNames['segments'] {
  const names = new Map(catalogue.map(({ id, name }) => [id, name]));
  return Object.fromEntries(segmentIds.map((id) => [toKey(id), names.get(id) ?? id]));
}
