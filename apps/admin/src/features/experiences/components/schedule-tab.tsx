import type { ExperienceDefinition } from '@facet/engine';
import { CloseButton, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useStore } from '../../../lib/stores/use-store.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { withSchedule } from '../draft/optional-parts.ts';
import { JudgementProvider } from '../judgement/judgement-provider.tsx';
import { WarningsAt } from '../judgement/warnings-at.tsx';
import { LiveProblemsProvider, TellNow } from './live-problems.tsx';
import { ProblemsAt } from './problems-at.tsx';
import { useProblemAt } from './use-problem-at.ts';

type Props = {
  readonly definition: ExperienceDefinition;
  readonly onChange: (definition: ExperienceDefinition) => void;
};

/** When. */
export function ScheduleTab({ definition, onChange }: Props) {
  const { id, settings } = useStore();
  const { schedule = {} } = definition;
  const { start = '', end = '' } = schedule;
  return (
    <Paper withBorder p="lg">
      <Stack>
        <div>
          <Title order={2} size="h4">
            Schedule
          </Title>
          <Text size="sm" c="dimmed" mt={4} maw={620}>
            While it is running, visitors see it between these two times only; leave a time empty to leave it
            open. You still start it yourself, and can pause or end it at any time.
          </Text>
        </div>
        <LiveProblemsProvider definition={definition}>
          <Group align="flex-start" gap="lg">
            <Moment
              label="Start"
              hint="From this minute on."
              place="schedule.start"
              value={start}
              onChange={(next) => onChange(withSchedule(definition, { start: next, end }))}
            />
            <Moment
              label="End"
              hint="Until just before this minute."
              place="schedule.end"
              value={end}
              onChange={(next) => onChange(withSchedule(definition, { start, end: next }))}
            />
          </Group>
        </LiveProblemsProvider>
        <ProblemsAt place="schedule" exact />
        <JudgementProvider definition={definition} onChange={onChange}>
          <WarningsAt place="schedule" />
        </JudgementProvider>
        <Text size="sm">
          Both times are in the store&apos;s time zone, <b>{settings.timeZone}</b>. Change it in{' '}
          <TextLink inherit underline="always" to="/stores/$storeId/settings" params={{ storeId: id }}>
            Settings
          </TextLink>
          .
        </Text>
      </Stack>
    </Paper>
  );
}

type MomentProps = {
  readonly label: string;
  readonly hint: string;
  readonly place: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One end of the schedule: day and time, or nothing. What is wrong with it is told at once. */
function Moment(props: MomentProps) {
  const [isTyping, setTyping] = useState(false);
  const { place, value } = props;
  return (
    <div
      style={{ flex: '1 1 260px', maxWidth: 320 }}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
    >
      {/* On the way to a year stand 0002, 0020 and 0202. */}
      <TellNow place={place} when={!isTyping || value >= '1000'}>
        <MomentField {...props} />
      </TellNow>
    </div>
  );
}

function MomentField({ label, hint, place, value, onChange }: MomentProps) {
  const problem = useProblemAt(place);
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={hint}
      data-place={place}
      min="2000-01-01T00:00"
      max="2099-12-31T23:59"
      value={value}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={
        value === '' ? null : (
          <CloseButton
            size="sm"
            aria-label={`Clear the ${label.toLowerCase()}`}
            onClick={() => onChange('')}
          />
        )
      }
    />
  );
}
