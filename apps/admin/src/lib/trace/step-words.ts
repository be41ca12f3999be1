import type { Explanation, NodeTrace } from '@facet/engine';
import { toZonedWords } from '../format/wall-clock.ts';
import { type Names, toGroupWords } from './group-words.ts';
import { causeWords } from './reason-words.ts';

type Step = Explanation['steps'][number];

/** One step of a decision for people. */
export type StepWords = {
  /** Whether it let the visitor on; `null` where the step is no question. */
  readonly mark: NodeTrace['value'] | null;
  readonly text: string;
  /** What is worth knowing besides. */
  readonly note?: string;
  /** What was asked, where it is an expression. */
  readonly trace?: NodeTrace;
};

/** Tells a step in words. `timeZone`: the store's. */
export function toStepWords(step: Step, names: Names, timeZone: string): StepWords {
  switch (step.step) {
    case 'status':
      return pass(step.passed, 'It is running', 'It is not running');
    case 'schedule':
      return {
        ...pass(step.passed, 'The time is within its schedule', 'The time is outside of its schedule'),
        note: toScheduleNote(step, timeZone),
      };
    case 'forced':
      return { mark: null, text: 'A preview shows this variation, whoever the visitor is' };
    case 'link':
      return {
        mark: step.value,
        text: linkWords[step.value],
        ...(step.cause === undefined ? {} : { note: `Not known, because ${causeWords[step.cause]}.` }),
      };
    case 'group':
      return { mark: null, text: toGroupWords(step, names) };
    case 'pages':
      return {
        ...pass(step.passed, 'The page fits', 'The page does not fit'),
        ...(step.trace === null ? { note: 'It applies on every page.' } : { trace: step.trace }),
      };
    case 'kept':
      return { mark: null, text: keptWords[step.owner ?? 'nobody'] };
    case 'audience':
      return {
        mark: null,
        text: 'Is the visitor in the audience?',
        ...(step.trace === null ? { note: 'It is for everyone.' } : { trace: step.trace }),
      };
    case 'row':
      return { mark: null, text: 'Does this row of the audience apply?', trace: step.trace };
    case 'allocation':
      return pass(
        step.passed,
        `In the ${toPercent(step.share)} of the audience that take part`,
        `Not in the ${toPercent(step.share)} of the audience that take part`,
      );
    case 'holdout':
      return {
        mark: null,
        text: `${step.heldOut ? 'In' : 'Not in'} the ${toPercent(step.share)} who keep the original for comparison`,
      };
    case 'split':
      return { mark: null, text: `Assigned by the weights, ${unitWords[step.unit]}` };
    default:
      throw new TypeError(step satisfies never);
  }
}

function pass(passed: boolean, yes: string, no: string): StepWords {
  return passed ? { mark: 'true', text: yes } : { mark: 'false', text: no };
}

type Schedule = Extract<Step, { readonly step: 'schedule' }>;

function toScheduleNote({ startsAt, endsAt }: Schedule, timeZone: string): string {
  const from = startsAt === null ? '' : ` from ${toZonedWords(startsAt, timeZone)}`;
  const until = endsAt === null ? '' : ` until ${toZonedWords(endsAt, timeZone)}`;
  return `Scheduled${from}${until}, ${timeZone}.`;
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
