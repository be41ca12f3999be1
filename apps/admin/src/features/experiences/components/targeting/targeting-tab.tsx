import type { ExperienceDefinition } from '@facet/engine';
import { NumberInput, Paper, Stack, Title } from '@mantine/core';
import { ProblemsAt } from '../problems-at.tsx';
import { PersonalizationAudienceFields } from './personalization-audience-fields.tsx';
import { PersonalizationFields } from './personalization-fields.tsx';
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
          <NumberInput
            label="Share of the audience that takes part"
            description="The rest sees the original and is not counted."
            suffix=" %"
            min={0}
            max={100}
            decimalScale={2}
            clampBehavior="strict"
            maw={360}
            value={Math.round(definition.allocation * 10_000) / 100}
            onChange={(value) =>
              typeof value === 'number' ? onChange({ ...definition, allocation: value / 100 }) : undefined
            }
          />
          <ProblemsAt place="allocation" />
        </Stack>
      </Paper>
    </Stack>
  );
}
