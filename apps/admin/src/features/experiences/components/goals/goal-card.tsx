import type { Goal } from '@facet/engine';
import type { EventOverview } from '@facet/protocol';
import { ActionIcon, Autocomplete, Badge, Group, Paper, Select, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { findEventWords } from '../../../../lib/events/event-words.ts';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconTrash } from '../../../../ui/icons.ts';
import { listMeasures, withEvent } from '../../goals/edit-goals.ts';
import { toEventStanding } from '../../goals/event-standing.ts';
import { measureLabels } from '../../goals/goal-words.ts';
import { ProblemsAt } from '../problems-at.tsx';

type Props = {
  readonly goal: Goal;
  readonly index: number;
  readonly last: boolean;
  /** The names that can be chosen. */
  readonly events: readonly string[];
  /** What was reported lately, once that is known. */
  readonly overview: EventOverview | undefined;
  readonly onChange: (goal: Goal) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

/** One goal: what visitors do, and how that is measured. */
export function GoalCard({ goal, index, last, events, overview, onChange, onMove, onRemove }: Props) {
  const number = index + 1;
  const measures = listMeasures(goal.event);
  return (
    <Paper withBorder p="md" component="fieldset" m={0} miw={0} aria-label={`Goal ${number}`}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={600}>Goal {number}</Text>
            {index === 0 ? (
              <Badge variant="light" tt="none">
                Primary
              </Badge>
            ) : null}
          </Group>
          <Group gap={4}>
            {index === 0 ? null : (
              <Act label={`Move goal ${number} up`} onClick={() => onMove(index - 1)}>
                <IconArrowUp size={18} />
              </Act>
            )}
            {last ? null : (
              <Act label={`Move goal ${number} down`} onClick={() => onMove(index + 1)}>
                <IconArrowDown size={18} />
              </Act>
            )}
            <Act label={`Remove goal ${number}`} onClick={onRemove}>
              <IconTrash size={18} />
            </Act>
          </Group>
        </Group>
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <Autocomplete
            label="What visitors do"
            description="Choose, or type the name that your shop reports."
            placeholder="newsletter_signup"
            miw={240}
            maxLength={40}
            spellCheck={false}
            autoCapitalize="off"
            data={[...events]}
            // A chosen name is no search: all the others are still to be seen.
            filter={({ options, search }) =>
              events.includes(search) ? options : options.filter(contains(search))
            }
            renderOption={({ option }) => (
              <Text span size="sm">
                {findEventWords(option.value) ?? 'Your own'}{' '}
                <Text span c="dimmed" size="sm">
                  {option.value}
                </Text>
              </Text>
            )}
            value={goal.event}
            onChange={(event) => onChange(withEvent(goal, toEventName(event)))}
          />
          <Select
            label="What is measured"
            description="For each variation."
            miw={240}
            allowDeselect={false}
            data={measures.map((value) => ({ value, label: measureLabels[value] }))}
            value={goal.measure}
            onChange={(chosen) => {
              const measure = measures.find((each) => each === chosen);
              if (measure !== undefined) onChange({ ...goal, measure });
            }}
          />
        </Group>
        <Standing event={goal.event} overview={overview} />
        <ProblemsAt place={`goals.${index}`} />
      </Stack>
    </Paper>
  );
}

function Standing({
  event,
  overview,
}: {
  readonly event: string;
  readonly overview: EventOverview | undefined;
}) {
  const standing = overview && toEventStanding(event, overview);
  if (standing === undefined) return null;
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" aria-live="polite">
      {standing.warns ? <IconAlertTriangle size={18} aria-hidden /> : null}
      <Text size="sm" c={standing.warns ? 'inherit' : 'dimmed'}>
        {standing.words}
      </Text>
    </Group>
  );
}

type ActProps = { readonly label: string; readonly onClick: () => void; readonly children: ReactNode };

function Act({ label, onClick, children }: ActProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" onClick={onClick} aria-label={label}>
      {children}
    </ActionIcon>
  );
}

const contains = (search: string) => (option: object) =>
  'value' in option && String(option.value).includes(search.trim().toLowerCase());

/** Names of events have no capital letters and no spaces: whoever types them means the name that has none. */
function toEventName(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]+/g, '_');
}
