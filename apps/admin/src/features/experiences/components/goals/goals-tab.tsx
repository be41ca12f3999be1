import type { ExperienceDefinition, Goal } from '@facet/engine';
import { knownEvents } from '@facet/protocol';
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '../../../../lib/events/get-events.ts';
import { IconPlus } from '../../../../ui/icons.ts';
import { TextLink } from '../../../../ui/link-components.tsx';
import { maxGoals, moveGoal, newGoal, withGoals } from '../../goals/edit-goals.ts';
import { toGoalSentence } from '../../goals/goal-words.ts';
import { useEditor } from '../editor-context.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { GoalCard } from './goal-card.tsx';

type Props = {
  readonly definition: ExperienceDefinition;
  readonly onChange: (definition: ExperienceDefinition) => void;
};

/** What counts as success. */
export function GoalsTab({ definition, onChange }: Props) {
  const { storeId } = useEditor();
  const { data: overview } = useQuery(eventsQuery(storeId));
  const { goals = [] } = definition;
  const save = (next: readonly Goal[]) => onChange(withGoals(definition, next));
  const events = [
    ...new Set([...knownEvents.toReversed(), ...(overview?.events ?? []).map(({ name }) => name)]),
  ];
  return (
    <Paper withBorder p="lg">
      <Stack>
        <div>
          <Title order={2} size="h4">
            Goals
          </Title>
          <Text mt={4} style={{ overflowWrap: 'anywhere' }} aria-live="polite">
            {toGoalSentence(goals)}
          </Text>
          <Text size="sm" c="dimmed" mt={4} maw={620}>
            The first goal is the primary one: it decides which variation is better. The others are watched
            beside it. What your shop reports is on the page{' '}
            <TextLink inherit underline="always" to="/stores/$storeId/events" params={{ storeId }}>
              Events
            </TextLink>
            .
          </Text>
        </div>
        {goals.map((goal, index) => (
          <GoalCard
            key={goal.id}
            goal={goal}
            index={index}
            last={index === goals.length - 1}
            events={events}
            overview={overview}
            onChange={(next) => save(goals.with(index, next))}
            onMove={(to) => save(moveGoal(goals, index, to))}
            onRemove={() => save(goals.toSpliced(index, 1))}
          />
        ))}
        <ProblemsAt place="goals" exact />
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={goals.length >= maxGoals}
          onClick={() => save([...goals, newGoal(goals)])}
        >
          Add a goal
        </Button>
      </Stack>
    </Paper>
  );
}
