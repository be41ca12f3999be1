import type { ExperienceSummary } from '@facet/protocol';
import { Badge, Group } from '@mantine/core';
import { IconAlertTriangle } from '../../../ui/icons.ts';

const flagged = {
  gone: { color: 'red', word: 'deleted in Klaviyo' },
  inactive: { color: 'orange', word: 'inactive in Klaviyo' },
  processing: { color: 'yellow', word: 'being computed by Klaviyo' },
} as const;

/** What somebody should know of an experience before they open it. */
export function ExperienceFlags({ experience }: { readonly experience: ExperienceSummary }) {
  const { segments, warnings, hasDraft, status } = experience;
  const troubles = segments.flatMap(({ id, name, standing }) =>
    status === 'ended' || standing === 'active' || standing === 'unknown' ? [] : [{ id, name, standing }],
  );
  if (troubles.length === 0 && warnings === 0 && !hasDraft) return null;
  return (
    <Group gap={6} mt={4}>
      {hasDraft ? (
        <Badge color="blue" variant="light" tt="none" style={wrapped}>
          {status === 'running' ? 'Changes not published' : 'Changes not saved'}
        </Badge>
      ) : null}
      {troubles.map(({ id, name, standing }) => (
        <Badge key={id} color={flagged[standing].color} variant="light" tt="none" style={wrapped}>
          Segment <bdi>“{name}”</bdi> {flagged[standing].word}
        </Badge>
      ))}
      {warnings > 0 ? (
        <Badge
          color="yellow"
          variant="light"
          tt="none"
          leftSection={<IconAlertTriangle size={12} aria-hidden />}
        >
          {warnings} worth knowing
        </Badge>
      ) : null}
    </Group>
  );
}

/** Names may be long: a badge that is cut off says nothing. */
const wrapped = { height: 'auto', whiteSpace: 'normal', maxWidth: '100%' } as const;
