import type { ExperienceDefinition } from '@facet/engine';
import type { AudienceEstimate } from '@facet/protocol';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SkeletonLines } from '../../../ui/query-view.tsx';
import { CountButton } from '../../../ui/segments/count-button.tsx';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { experienceKeys } from '../api/experience-keys.ts';
import { useEditor } from '../components/editor-context.tsx';
import { listProblems } from '../draft/judge-draft.ts';
import { estimateQuery } from './estimate-query.ts';
import { toKnownSentence, toMembersSentence, toReachSentence, toSeenSentence } from './estimate-words.ts';

const restMs = 400;

/** How many an audience is about: as Klaviyo counted, and as the store has really seen. */
export function EstimatePanel({ definition }: { readonly definition: ExperienceDefinition }) {
  const { storeId } = useEditor();
  const [resting] = useDebouncedValue(definition, restMs);
  const isWhole = isRuleWhole(resting);
  const { data, error, refetch } = useQuery(estimateQuery(storeId, resting));
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="estimate-title">
      <Stack gap="xs">
        <Title order={2} size="h4" id="estimate-title">
          How many are these?
        </Title>
        {data === undefined ? (
          error === null ? (
            <SkeletonLines />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <Numbers estimate={data} experienceId={definition.id} isWhole={isWhole} />
        )}
      </Stack>
    </Paper>
  );
}

type Props = { readonly estimate: AudienceEstimate; readonly experienceId: string };

/** Whether the rule can be judged: of one that is being written, a count would mislead. */
function isRuleWhole(definition: ExperienceDefinition): boolean {
  return !listProblems({ name: '', definition }).some(({ path }) => path.startsWith('audience'));
}

function Numbers({ estimate, experienceId, isWhole }: Props & { readonly isWhole: boolean }) {
  const { connected, segments, seen } = estimate;
  const reach = isWhole ? toReachSentence(estimate) : 'Finish the rule above to see how many it would take.';
  return (
    <>
      <Text size="sm">{toSeenSentence(seen)}</Text>
      {segments.map((segment) => (
        <SegmentLine key={segment.id} segment={segment} estimate={estimate} experienceId={experienceId} />
      ))}
      {reach === '' ? null : (
        <Text size="sm" fw={600} aria-live="polite">
          {reach}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {connected
          ? 'Visitors are browsers. Memberships are those that are remembered now; nobody is asked for this.'
          : 'Klaviyo is not connected, so nothing is known of segments.'}
      </Text>
    </>
  );
}

function SegmentLine({
  segment,
  estimate: { connected, seen },
  experienceId,
}: Props & { readonly segment: AudienceEstimate['segments'][number] }) {
  const { storeId } = useEditor();
  const queryClient = useQueryClient();
  return (
    <Group gap="xs" align="baseline">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {/* oxlint-disable-next-line react/purity -- how long ago it was counted is of the moment at which it is shown */}
        <Quoted>{toMembersSentence(segment, Date.now())}</Quoted> {toKnownSentence(segment, seen)}
      </Text>
      {connected && segment.exists ? (
        <CountButton
          storeId={storeId}
          segment={segment}
          countedAt={segment.countedAt}
          onCounted={() =>
            queryClient.invalidateQueries({
              queryKey: [...experienceKeys.one(storeId, experienceId), 'estimate'],
            })
          }
        />
      ) : null}
    </Group>
  );
}
