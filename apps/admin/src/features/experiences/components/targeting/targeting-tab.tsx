import type { ExperienceDefinition } from '@facet/engine';
import { Paper, Stack, Title } from '@mantine/core';
import { ProblemsAt } from '../problems-at.tsx';
import { GroupFields } from './group-fields.tsx';
import { PersonalizationAudienceFields } from './personalization-audience-fields.tsx';
import { PersonalizationFields } from './personalization-fields.tsx';
import { ShareInput } from './share-input.tsx';
import { TestAudienceFields } from './test-audience-fields.tsx';

type Props = {
  readonly definition: ExperienceDefinition;
  readonly onChange: (definition: ExperienceDefinition) => void;
};

/** Who. */
export function TargetingTab({ definition, onChange }: Props) {
  return (
    <Stack>
      <Paper withBorder p="lg">
        <Stack>
          <Title order={2} size="h4">
            Audience
          </Title>
          {definition.kind === 'test' ? (
            <TestAudienceFields
              audience={definition.audience}
              variations={definition.variations}
              onChange={(audience) => onChange({ ...definition, audience })}
            />
          ) : (
            <PersonalizationAudienceFields
              audience={definition.audience}
              onChange={(audience) => onChange({ ...definition, audience })}
            />
          )}
        </Stack>
      </Paper>
      <Paper withBorder p="lg">
        <Stack>
          {definition.kind === 'personalization' ? (
            <PersonalizationFields definition={definition} onChange={onChange} />
          ) : null}
          <ShareInput
            label="Share of the audience that takes part"
            description="The rest sees the original and is not counted."
            share={definition.allocation}
            onChange={(allocation) => onChange({ ...definition, allocation })}
          />
          <ProblemsAt place="allocation" />
        </Stack>
      </Paper>
      <Paper withBorder p="lg">
        <GroupFields definition={definition} onChange={onChange} />
      </Paper>
    </Stack>
  );
}
