import type { Segment } from '@facet/protocol';
import { Group, Text, VisuallyHidden } from '@mantine/core';
import { IconStarFilled } from '../../../../ui/icons.ts';

/** A segment in a dropdown, by its name. */
export type SegmentOption = { readonly value: string; readonly label: string };

/**
 * The segments that can be chosen, in the server's order, and those that are: also one that the server did not find just
 * now, or that Klaviyo no longer lists, so that it is seen and can be taken out.
 */
export function toSegmentOptions(
  found: readonly Segment[],
  chosen: readonly string[],
  nameOf: (segmentId: string) => string,
): readonly SegmentOption[] {
  const listed = found.filter((segment) => segment.exists || chosen.includes(segment.id));
  const known = new Set(listed.map((segment) => segment.id));
  return [
    ...listed.map((segment) => ({ value: segment.id, label: segment.name })),
    ...chosen.filter((id) => id !== '' && !known.has(id)).map((id) => ({ value: id, label: nameOf(id) })),
  ];
}

const stateWords = { active: '', inactive: 'Inactive', processing: 'Processing' } as const;

/** One line of the dropdown: star, name, state. */
export function SegmentLine({
  segment,
  label,
}: {
  readonly segment: Segment | undefined;
  readonly label: string;
}) {
  const state =
    segment === undefined ? '' : segment.exists ? stateWords[segment.state] : 'Deleted in Klaviyo';
  return (
    <Group gap={6} wrap="nowrap" w="100%">
      {segment?.starred ? (
        <Text span c="yellow.7" lh={0}>
          <IconStarFilled size={14} aria-hidden />
          <VisuallyHidden>Starred: </VisuallyHidden>
        </Text>
      ) : null}
      <Text span size="sm" style={{ overflowWrap: 'anywhere' }}>
        <bdi>{label}</bdi>
      </Text>
      {state === '' ? null : (
        <Text span size="xs" c="dimmed" ml="auto">
          {state}
        </Text>
      )}
    </Group>
  );
}
