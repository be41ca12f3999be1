import type { Explanation } from '@facet/engine';
import { Box, List, Text } from '@mantine/core';
import { ValueMark } from '../../../ui/value-mark.tsx';
import { TraceTree } from './trace-tree.tsx';

type Step = Explanation['steps'][number];
type Props = { readonly steps: readonly Step[]; readonly nameOf: (segment: string) => string };

/** The steps on the way to a decision, in the order taken. */
export function StepList({ steps, nameOf }: Props) {
  return (
    <List type="ordered" spacing="sm">
      {steps.map((step, index) => (
        <List.Item key={`${index + 1}-${step.step}`}>
          <StepView step={step} nameOf={nameOf} />
        </List.Item>
      ))}
    </List>
  );
}

function StepView({ step, nameOf }: { readonly step: Step; readonly nameOf: Props['nameOf'] }) {
  switch (step.step) {
    case 'status':
      return <Passed passed={step.passed} yes="It is running" no="It is not running" />;
    case 'pages':
      return (
        <>
          <Passed passed={step.passed} yes="The page fits" no="The page does not fit" />
          {step.trace === null ? (
            <Note>It applies on every page.</Note>
          ) : (
            <TraceTree trace={step.trace} nameOf={nameOf} />
          )}
        </>
      );
    case 'kept':
      return <Text span>{keptWords[step.owner ?? 'nobody']}</Text>;
    case 'audience':
      return (
        <>
          <Text span>Is the visitor in the audience?</Text>
          {step.trace === null ? (
            <Note>It is for everyone.</Note>
          ) : (
            <TraceTree trace={step.trace} nameOf={nameOf} />
          )}
        </>
      );
    case 'row':
      return (
        <>
          <Text span>Does this row of the audience apply?</Text>
          <TraceTree trace={step.trace} nameOf={nameOf} />
        </>
      );
    case 'allocation':
      return (
        <Passed
          passed={step.passed}
          yes={`In the ${toPercent(step.share)} of the audience that take part`}
          no={`Not in the ${toPercent(step.share)} of the audience that take part`}
        />
      );
    case 'holdout':
      return (
        <Text span>
          {step.heldOut
            ? `In the ${toPercent(step.share)} who keep the original for comparison`
            : `Not in the ${toPercent(step.share)} who keep the original for comparison`}
        </Text>
      );
    case 'split':
      return <Text span>Assigned by the weights, {unitWords[step.unit]}</Text>;
    default:
      throw new TypeError(step satisfies never);
  }
}

const keptWords = {
  visitor: 'This browser was assigned earlier',
  subject: 'This person was assigned earlier, in this browser or another',
  nobody: 'Nothing was assigned earlier',
} as const;

const unitWords = {
  visitor: 'the same on every page of this browser',
  subject: 'the same for this person on every device',
} as const;

function Passed({
  passed,
  yes,
  no,
}: {
  readonly passed: boolean;
  readonly yes: string;
  readonly no: string;
}) {
  return <ValueMark value={passed ? 'true' : 'false'} label={passed ? yes : no} />;
}

function Note({ children }: { readonly children: string }) {
  return (
    <Box>
      <Text size="sm" c="dimmed">
        {children}
      </Text>
    </Box>
  );
}

function toPercent(share: number): string {
  return share.toLocaleString('en', { style: 'percent', maximumFractionDigits: 2 });
}
