import type { Explanation } from '@facet/engine';
import { List, Text } from '@mantine/core';
import { type Names, toGroupWords } from '../../lib/trace/group-words.ts';
import { causeWords } from '../../lib/trace/reason-words.ts';
import { ValueMark } from '../value-mark.tsx';
import { Note, Passed } from './passed.tsx';
import { ScheduleStep } from './schedule-step.tsx';
import { TraceTree } from './trace-tree.tsx';

type Step = Explanation['steps'][number];
type Props = { readonly steps: readonly Step[]; readonly names: Names };

/** The steps on the way to a decision, in the order taken. */
export function StepList({ steps, names }: Props) {
  return (
    <List type="ordered" spacing="sm">
      {steps.map((step, index) => (
        <List.Item key={`${index + 1}-${step.step}`}>
          <StepView step={step} names={names} />
        </List.Item>
      ))}
    </List>
  );
}

function StepView({ step, names }: { readonly step: Step; readonly names: Names }) {
  const nameOf = names.ofSegment;
  switch (step.step) {
    case 'status':
      return <Passed passed={step.passed} yes="It is running" no="It is not running" />;
    case 'schedule':
      return <ScheduleStep step={step} />;
    case 'forced':
      return <Text span>A preview shows this variation, whoever the visitor is</Text>;
    case 'link':
      return (
        <>
          <ValueMark value={step.value} label={linkWords[step.value]} />
          {step.cause === undefined ? null : <Note>{`Not known, because ${causeWords[step.cause]}.`}</Note>}
        </>
      );
    case 'group':
      return <Text span>{toGroupWords(step, names)}</Text>;
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

const linkWords = {
  true: 'Came by its link',
  false: 'Did not come by its link',
  unknown: 'Whether the visitor came by its link is not known',
} as const;

const unitWords = {
  visitor: 'the same on every page of this browser',
  subject: 'the same for this person on every device',
} as const;

function toPercent(share: number): string {
  return share.toLocaleString('en', { style: 'percent', maximumFractionDigits: 2 });
}
