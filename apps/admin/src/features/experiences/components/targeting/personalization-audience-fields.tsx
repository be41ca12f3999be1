import type { PersonalizationAudience } from '@facet/engine';
import { Stack } from '@mantine/core';
import { useRef } from 'react';
import { newExpression } from '../../audience/test-audience.ts';
import { newId } from '../../draft/new-id.ts';
import { ExpressionBuilder } from '../builder/expression-builder.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { AudienceChoice } from './audience-choice.tsx';
import { LinkFields } from './link-fields.tsx';

const options = [
  { value: 'everyone', label: 'Everyone', description: 'Every visitor sees it.' },
  {
    value: 'custom',
    label: 'Custom',
    description: 'Whom you choose, such as those in a Klaviyo segment; everybody else sees the original.',
  },
  {
    value: 'link',
    label: 'Link',
    description: 'Whoever opens a link that you share; everybody else sees the original.',
  },
] as const;

type Props = {
  readonly audience: PersonalizationAudience;
  readonly onChange: (audience: PersonalizationAudience) => void;
};

/** Who sees a personalization. */
export function PersonalizationAudienceFields({ audience, onChange }: Props) {
  // Looking at another kind of audience and coming back loses nothing.
  const earlier = useRef<Partial<Record<PersonalizationAudience['type'], PersonalizationAudience>>>({});
  const choose = (type: PersonalizationAudience['type']) => {
    earlier.current[audience.type] = audience;
    onChange(earlier.current[type] ?? newAudience(type));
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
      {audience.type === 'link' ? (
        <LinkFields token={audience.token} onChange={(token) => onChange({ type: 'link', token })} />
      ) : null}
    </Stack>
  );
}

function newAudience(type: PersonalizationAudience['type']): PersonalizationAudience {
  switch (type) {
    case 'everyone':
      return { type };
    case 'custom':
      return { type, expression: newExpression() };
    case 'link':
      return { type, token: newId() };
    default:
      throw new TypeError(type satisfies never);
  }
}
