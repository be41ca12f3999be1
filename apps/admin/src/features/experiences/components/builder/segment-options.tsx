import type { Segment } from '@facet/protocol';
import { Group, Text, VisuallyHidden } from '@mantine/core';
import { IconStarFilled } from '../../../../ui/icons.ts';

/** A segment in a dropdown, by its name. */
export type SegmentOption = { readonly value: string; readonly label: string };

/**
 * The segments that can be chosen, starred first as the server orders them. One that is chosen and that Klaviyo no
 * longer lists stays in the list, so that it is seen and can be taken out.
 */
export function toSegmentOptions(
  segments: readonly Segment[],
  chosen: readonly string[],
): readonly SegmentOption[] {
  const known = new Set(segments.map((segment) => segment.id));
  const missing = chosen.filter((id) => id !== '' && !known.has(id));
  return [
    ...segments
      .filter((segment) => segment.exists || chosen.includes(segment.id))
      .map((segment) => ({ value: segment.id, label: segment.name })),
    ...missing.map((id) => ({ value: id, label: id })),
  ];
}

/** Why a chosen segment may not work as expected; nothing where it does. */
export function findSegmentNotice(segments: readonly Segment[], id: string): string | undefined {
  if (id === '') return undefined;
  const segment = segments.find((candidate) => candidate.id === id);
  if (segment === undefined || !segment.exists) {
    return 'Klaviyo no longer lists this segment: nobody matches. Choose another one.';
  }
  switch (segment.state) {
    case 'inactive':
      return 'Inactive in Klaviyo: nobody joins or leaves it until it is switched on there.';
    case 'processing':
      return 'Klaviyo is still working out who is in it. Until then nobody counts as in or out.';
    case 'active':
      return undefined;
    default:
      throw new TypeError(segment.state satisfies never);
  }
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
  const state = segment === undefined || !segment.exists ? 'Deleted in Klaviyo' : stateWords[segment.state];
  return (
    <Group gap={6} wrap="nowrap" w="100%">
      {segment?.starred ? (
        <Text span c="yellow.7" lh={0}>
          <IconStarFilled size={14} aria-hidden />
          <VisuallyHidden>Starred: </VisuallyHidden>
        </Text>
      ) : null}
      <Text span size="sm" style={{ overflowWrap: 'anywhere' }}>
        {label}
      </Text>
      {state === '' ? null : (
        <Text span size="xs" c="dimmed" ml="auto">
          {state}
        </Text>
      )}
    </Group>
  );
}
