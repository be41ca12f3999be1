import type { TestAudience, Variation } from '@facet/engine';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { IconAlertTriangle } from '../../../../ui/icons.ts';
import { hasDefaultAssignmentTrap, newExpression, newRow, toAdvanced } from '../../audience/test-audience.ts';
import { newId } from '../../draft/new-id.ts';
import { ExpressionBuilder } from '../builder/expression-builder.tsx';
import { ProblemsAt } from '../problems-at.tsx';
import { AdvancedRows } from './advanced-rows.tsx';
import { AudienceChoice } from './audience-choice.tsx';

const options = [
  { value: 'everyone', label: 'Everyone', description: 'Every visitor is split by the weights.' },
  {
    value: 'custom',
    label: 'Custom',
    description: 'Whom you choose. Others get the original at once, keep it, and are not counted.',
  },
  {
    value: 'advanced',
    label: 'Advanced',
    description:
      'Waits until it is known who somebody is. Best for Klaviyo segments; several rules, in order.',
  },
] as const;

type Props = {
  readonly audience: TestAudience;
  readonly variations: readonly Variation[];
  readonly onChange: (audience: TestAudience) => void;
};

/** Who enters a test. */
export function TestAudienceFields({ audience, variations, onChange }: Props) {
  // Looking at another kind of audience and coming back loses nothing.
  const earlier = useRef<Partial<Record<TestAudience['type'], TestAudience>>>({});
  const choose = (type: TestAudience['type']) => {
    earlier.current[audience.type] = audience;
    onChange(earlier.current[type] ?? toAudience(type, audience));
  };
  return (
    <Stack>
      <AudienceChoice options={options} value={audience.type} onChange={choose} />
      <ProblemsAt place="audience" exact />
      {audience.type === 'custom' ? (
        <>
          {hasDefaultAssignmentTrap(audience) ? (
            <TrapWarning onConvert={() => onChange(toAdvanced(audience.expression, newId()))} />
          ) : null}
          <ExpressionBuilder
            subject="visitor"
            path="audience.expression"
            value={audience.expression}
            onChange={(expression) => onChange({ type: 'custom', expression })}
          />
        </>
      ) : null}
      {audience.type === 'advanced' ? (
        <AdvancedRows audience={audience} variations={variations} onChange={onChange} />
      ) : null}
    </Stack>
  );
}

function TrapWarning({ onConvert }: { readonly onConvert: () => void }) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title="Some visitors would miss this test">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          Klaviyo often tells a moment later who somebody is. By then a visitor whose segment is detected late
          has got the original, and keeps it. Advanced waits for the answer.
        </Text>
        <Button size="xs" variant="default" onClick={onConvert}>
          Convert to Advanced
        </Button>
      </Stack>
    </Alert>
  );
}

function toAudience(type: TestAudience['type'], from: TestAudience): TestAudience {
  switch (type) {
    case 'everyone':
      return { type };
    case 'custom': {
      const [row, ...others] = from.type === 'advanced' ? from.rows : [];
      const only = others.length === 0 ? row?.when : undefined;
      return { type, expression: only ?? newExpression() };
    }
    case 'advanced':
      return from.type === 'custom'
        ? toAdvanced(from.expression, newId())
        : { type, rows: [newRow(newId())], otherwise: { type: 'leave' } };
    default:
      throw new TypeError(type satisfies never);
  }
}
