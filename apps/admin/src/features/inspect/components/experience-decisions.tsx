import { Button, Checkbox, Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { Look } from '../look.ts';
import { toSummary } from '../words.ts';
import { ExperienceDecision } from './experience-decision.tsx';
import { NotRunning } from './not-running.tsx';

/** Of so many the steps are shown at once, and nobody needs to look for one. */
const few = 5;
/** So many are shown until more are asked for. */
const atOnce = 20;

type Props = {
  readonly inspection: Look['inspection'];
  /** The experience that somebody comes from: it stands first. */
  readonly first: string | undefined;
};

/** What every running experience does for the visitor. */
export function ExperienceDecisions({ inspection, first }: Props) {
  const { experiences, segmentNames } = inspection;
  const [search, setSearch] = useState('');
  const [onlyGot, setOnlyGot] = useState(false);
  const [most, setMost] = useState(atOnce);
  const names = {
    ofSegment: (key: string) => segmentNames[key] ?? key,
    ofExperience: (id: string) => experiences.find((experience) => experience.id === id)?.name ?? id,
  };
  const isFirst = ({ id }: { readonly id: string }) => id === first;
  const words = search.toLowerCase().split(/\s+/);
  const found = [...experiences.filter(isFirst), ...experiences.filter((each) => !isFirst(each))].filter(
    ({ name, variationName }) =>
      words.every((word) => name.toLowerCase().includes(word)) && (!onlyGot || variationName !== null),
  );
  return (
    <>
      <div>
        <Title order={2} size="h4">
          Experiences
        </Title>
        {experiences.length === 0 ? null : (
          <Text size="sm" c="dimmed">
            {toSummary(experiences)}
          </Text>
        )}
      </div>
      {first === undefined || experiences.some(isFirst) ? null : <NotRunning experienceId={first} />}
      {experiences.length === 0 ? (
        <EmptyState title="Nothing to decide">
          No test or personalization is running, so every visitor sees the store as it is.
        </EmptyState>
      ) : null}
      {experiences.length <= few ? null : (
        <Group align="flex-end" gap="md">
          <TextInput
            label="Find an experience"
            flex="1 1 240px"
            maw={400}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Checkbox
            label="Only those that this visitor gets"
            mb={8}
            checked={onlyGot}
            onChange={(event) => setOnlyGot(event.currentTarget.checked)}
          />
        </Group>
      )}
      {found.length === 0 && experiences.length > 0 ? <Text>No running experience fits.</Text> : null}
      {found.slice(0, most).map((experience) => (
        <ExperienceDecision
          key={experience.id}
          experience={experience}
          names={names}
          isOpen={isFirst(experience) || (first === undefined && experiences.length <= few)}
        />
      ))}
      {found.length > most ? (
        <Button variant="default" w="fit-content" onClick={() => setMost(most + atOnce)}>
          Show {Math.min(atOnce, found.length - most)} more of {found.length}
        </Button>
      ) : null}
    </>
  );
}
