import type { PersonalizationAudience } from '@facet/engine';
import { Stack } from '@mantine/core';
import { useRef } from 'react';
import { newExpression } from '../../audience/test-audience.ts';
import { ExpressionBuilder } from '../builder/expression-builder.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { AudienceChoice } from './audience-choice.tsx';

const options = [
  { value: 'everyone', label: 'Everyone', description: 'Every visitor sees it.' },
  {
    value: 'custom',
    label: 'Custom',
    description: 'Visitors whom a rule fits see it; everybody else sees the original.',
  },
] as const;

type Props = {
  readonly audience: PersonalizationAudience;
  readonly onChange: (audience: PersonalizationAudience) => void;
};

/** Who sees a personalization. */
export function PersonalizationAudienceFields({ audience, onChange }: Props) {
  // Looking at another kind of audience and coming back loses nothing.
  const earlier = useRef<PersonalizationAudience | null>(null);
  const choose = (type: PersonalizationAudience['type']) => {
    if (audience.type === 'custom') earlier.current = audience;
    onChange(type === 'everyone' ? { type } : (earlier.current ?? { type, expression: newExpression() }));
  };
  return (
    <Stack>
      <AudienceChoice options={options} value={audience.type} onChange={choose} />
      <ProblemsAt place="audience" exact />
      {audience.type === 'custom' ? (
        <ExpressionBuilder
          subject="visitor"
          path="audience.expression"
          value={audience.expression}
          onChange={(expression) => onChange({ type: 'custom', expression })}
        />
      ) : null}
    </Stack>
  );
}
