import type { ExperienceDefinition } from '@facet/engine';
import { Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { EstimatePanel } from '../../estimate/estimate-panel.tsx';
import { JudgementProvider } from '../../judgement/judgement-provider.tsx';
import { WarningsAt, WarningsOf } from '../../judgement/warnings-at.tsx';
import { TryIt } from '../../trying/try-it.tsx';
import { LiveProblemsProvider } from '../live-problems.tsx';
import { GroupFields } from './group-fields.tsx';
import { PersonalizationAudienceFields } from './personalization-audience-fields.tsx';
import { PersonalizationFields } from './personalization-fields.tsx';
import { ReadBack } from './read-back.tsx';
import { ShareInput } from './share-input.tsx';
import { TestAudienceFields } from './test-audience-fields.tsx';

type Props = {
  readonly definition: ExperienceDefinition;
  /** Whoever may only look can still read what it means, and try it. */
  readonly mayEdit: boolean;
  readonly onChange: (definition: ExperienceDefinition) => void;
};

/** Who. */
export function TargetingTab({ definition, mayEdit, onChange }: Props) {
  return (
    <JudgementProvider definition={definition} onChange={onChange}>
      <Stack>
        <Editable mayEdit={mayEdit}>
          <LiveProblemsProvider definition={definition}>
            <Audience definition={definition} onChange={onChange} />
          </LiveProblemsProvider>
        </Editable>
        <ReadBack definition={definition} />
        <EstimatePanel definition={definition} />
        <TryIt definition={definition} />
        <Editable mayEdit={mayEdit}>
          <Stack>
            <Shares definition={definition} onChange={onChange} />
            <Paper withBorder p="lg">
              <Stack gap="sm">
                <GroupFields definition={definition} onChange={onChange} />
                <WarningsAt place="group" />
                <WarningsOf codes={['conflict']} />
              </Stack>
            </Paper>
          </Stack>
        </Editable>
      </Stack>
    </JudgementProvider>
  );
}

/** One element switches every control in it off. */
function Editable({ mayEdit, children }: { readonly mayEdit: boolean; readonly children: ReactNode }) {
  return (
    <fieldset disabled={!mayEdit} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
      {children}
    </fieldset>
  );
}

type PartProps = Omit<Props, 'mayEdit'>;

function Audience({ definition, onChange }: PartProps) {
  return (
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
        <WarningsAt place="audience" exact />
      </Stack>
    </Paper>
  );
}

function Shares({ definition, onChange }: PartProps) {
  return (
    <Paper withBorder p="lg">
      <Stack>
        {definition.kind === 'personalization' ? (
          <PersonalizationFields definition={definition} onChange={onChange} />
        ) : null}
        <ShareInput
          label="Share of the audience that takes part"
          description="The rest sees the original and is not counted."
          place="allocation"
          share={definition.allocation}
          onChange={(allocation) => onChange({ ...definition, allocation })}
        />
        <WarningsAt place="allocation" />
        <WarningsAt place="holdout" />
      </Stack>
    </Paper>
  );
}
