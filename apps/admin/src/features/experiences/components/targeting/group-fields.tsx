import type { ExperienceDefinition } from '@facet/engine';
import { Autocomplete, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { otherExperiencesQuery } from '../../api/get-other-experiences.ts';
import { withGroup } from '../../draft/optional-parts.ts';
import { useEditor } from '../editor-context.tsx';
import { ExperienceLinks } from '../experience-links.tsx';
import { NumberField } from '../number-field.tsx';
import { ProblemsAt } from '../problems-at.tsx';

type Props = {
  readonly definition: ExperienceDefinition;
  readonly onChange: (definition: ExperienceDefinition) => void;
};

/** The exclusion group that an experience is in. */
export function GroupFields({ definition, onChange }: Props) {
  const { storeId } = useEditor();
  const groups = useQuery(otherExperiencesQuery(storeId, definition.id)).data?.groups ?? [];
  const { group } = definition;
  const name = group?.key ?? '';
  const others = groups.find(({ key }) => key === group?.key)?.experiences ?? [];
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h4">
          Exclusion group
        </Title>
        <Text size="sm" c="dimmed" mt={4} maw={620}>
          A visitor is in at most one experience of a group. It is decided after targeting: only experiences
          whose audience the visitor is in take part, so that narrow segments waste no visitors.
        </Text>
        {group !== undefined && definition.kind === 'personalization' && definition.holdout > 0 ? (
          <Text size="sm" c="dimmed" mt={4} maw={620}>
            Visitors whom its holdout keeps on the original are in it too, so no other experience of the group
            gets them. That keeps the comparison clean.
          </Text>
        ) : null}
      </div>
      <Group align="flex-start" gap="sm">
        <Autocomplete
          label="Group"
          description="One that is there, or a new name. Empty: in none."
          placeholder="No group"
          w={320}
          maw="100%"
          maxLength={120}
          data={groups.map(({ key }) => key)}
          value={name}
          onChange={(next) => onChange(withGroup(definition, next))}
          // "Hero " would be another group than "Hero".
          onBlur={() => (name === name.trim() ? undefined : onChange(withGroup(definition, name.trim())))}
        />
        {group === undefined ? null : (
          <NumberField
            label="Weight in the group"
            description="Twice as high is drawn twice as often."
            w={320}
            maw="100%"
            above={0}
            max={1_000_000_000}
            place="group.weight"
            value={group.weight}
            onChange={(weight) => onChange(withGroup(definition, name, weight))}
          />
        )}
      </Group>
      <ProblemsAt place="group" exact />
      <ProblemsAt place="group.key" />
      {group === undefined ? null : (
        <Text size="sm" component="div">
          {others.length === 0 ? (
            'No other experience is in this group yet.'
          ) : (
            <>
              Also in this group: <ExperienceLinks experiences={others} />
            </>
          )}
        </Text>
      )}
    </Stack>
  );
}
