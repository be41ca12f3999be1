import type { Inspection } from '@facet/protocol';
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import type { Names } from '../../../lib/trace/group-words.ts';
import { toDecisionSentence } from '../../../lib/trace/reason-words.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { Quoted } from '../../../ui/trace/quoted.tsx';
import { StepList } from '../../../ui/trace/step-list.tsx';
import { reasonLabels } from '../reason-labels.ts';

type Props = {
  readonly experience: Inspection['experiences'][number];
  readonly names: Names;
  /** Whether the steps are shown from the start. */
  readonly isOpen: boolean;
};

/** One experience's decision in a sentence; every step of it on demand. */
export function ExperienceDecision({ experience, names, isOpen }: Props) {
  const storeId = useStoreId();
  const { decision, steps } = experience.explanation;
  const [opened, { toggle }] = useDisclosure(isOpen);
  return (
    <Paper withBorder p="lg" component="section" aria-label={experience.name}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
            <TextLink
              to="/stores/$storeId/experiences/$experienceId"
              params={{ storeId, experienceId: experience.id }}
              inherit
            >
              <bdi>{experience.name}</bdi>
            </TextLink>
          </Title>
          <Badge variant="outline" color="gray" tt="none">
            {reasonLabels[decision.reason]}
          </Badge>
        </Group>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Quoted>{toDecisionSentence(decision, experience.variationName)}</Quoted>
        </Text>
        <Text size="sm" c="dimmed">
          {decision.counted ? 'Counts in the results.' : 'Does not count in the results.'}
        </Text>
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={toggle}
          aria-expanded={opened}
          aria-label={`${opened ? 'Hide the steps' : 'Show every step'} of ${experience.name}`}
          w="fit-content"
        >
          {opened ? 'Hide the steps' : 'Show every step'}
        </Anchor>
        {opened ? <StepList steps={steps} names={names} /> : null}
      </Stack>
    </Paper>
  );
}
