import type { Inspection } from '@facet/protocol';
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useStoreId } from '../../../lib/stores/use-store.ts';
import type { Names } from '../../../lib/trace/group-words.ts';
import { toDecisionSentence } from '../../../lib/trace/reason-words.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { StepList } from '../../../ui/trace/step-list.tsx';

type Props = {
  readonly experience: Inspection['experiences'][number];
  readonly names: Names;
};

/** One experience's decision in a sentence; every step of it on demand. */
export function ExperienceDecision({ experience, names }: Props) {
  const storeId = useStoreId();
  const { decision, steps } = experience.explanation;
  const [opened, { toggle }] = useDisclosure(decision.reason !== 'not_running');
  return (
    <Paper withBorder p="lg" component="section" aria-label={experience.name}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={3} size="h5">
            <TextLink
              to="/stores/$storeId/experiences/$experienceId"
              params={{ storeId, experienceId: experience.id }}
              inherit
            >
              {experience.name}
            </TextLink>
          </Title>
          <Badge variant="outline" color="gray" tt="none">
            {decision.reason.replaceAll('_', ' ')}
          </Badge>
        </Group>
        <Text>{toDecisionSentence(decision, experience.variationName)}</Text>
        <Text size="sm" c="dimmed">
          {decision.counted ? 'Counts in the results.' : 'Does not count in the results.'}
        </Text>
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={toggle}
          aria-expanded={opened}
          w="fit-content"
        >
          {opened ? 'Hide the steps' : 'Show every step'}
        </Anchor>
        {opened ? <StepList steps={steps} names={names} /> : null}
      </Stack>
    </Paper>
  );
}
