import type { NodeTrace, Step } from '@facet/engine';
import { type NameOf, quote, toConditionWords } from './condition-words.ts';
import { causeWords } from './reason-words.ts';

/** One line of an explanation, with those that belong below it. */
export type Line = { readonly text: string; readonly lines: readonly Line[] };

/** Names for people of what explanations name by ids and keys. */
export type Names = { readonly ofSegment: NameOf; readonly ofExperience: (id: string) => string };

const valueWords = { true: 'yes', false: 'no', unknown: 'not known' } as const;
const linkWords = {
  true: 'Came by its link',
  false: 'Did not come by its link',
  unknown: 'Whether the visitor came by its link is not known',
} as const;
const keptWords = {
  visitor: 'This browser was assigned earlier',
  subject: 'This person was assigned earlier, in this browser or another',
  nobody: 'Nothing was assigned earlier',
} as const;
const unitWords = {
  visitor: 'the same on every page of this browser',
  subject: 'the same for this person on every device',
} as const;

/** The steps that led to a decision, in the order taken. That it runs goes without saying in a preview. */
export function toStepLines(steps: readonly Step[], names: Names): readonly Line[] {
  return steps.flatMap((step) => (step.step === 'status' && step.passed ? [] : [toLine(step, names)]));
}

function toLine(step: Step, names: Names): Line {
  switch (step.step) {
    case 'status':
      return line(step.passed ? 'It is running' : 'It is not running');
    case 'schedule':
      return line(step.passed ? 'The time is within its schedule' : 'The time is outside of its schedule');
    case 'pages':
      if (!step.trace) return line('It applies on every page');
      return line(step.passed ? 'The page fits' : 'The page does not fit', [toTree(step.trace, names)]);
    case 'forced':
      return line('This preview shows a variation, whoever the visitor is');
    case 'kept':
      return line(keptWords[step.owner ?? 'nobody']);
    case 'audience':
      if (!step.trace) return line('It is for everyone');
      return line('Is the visitor in the audience?', [toTree(step.trace, names)]);
    case 'link':
      return line(`${linkWords[step.value]}${step.cause ? `, because ${causeWords[step.cause]}` : ''}`);
    case 'row':
      return line('Does this row of the audience apply?', [toTree(step.trace, names)]);
    case 'allocation':
      return line(
        `${step.passed ? 'In' : 'Not in'} the ${toPercent(step.share)} of the audience that take part`,
      );
    case 'holdout':
      return line(
        `${step.heldOut ? 'In' : 'Not in'} the ${toPercent(step.share)} who keep the original for comparison`,
      );
    case 'split':
      return line(`Assigned by the weights, ${unitWords[step.unit]}`);
    case 'group':
      return line(toGroupWords(step, names));
    default:
      throw new TypeError(step satisfies never);
  }
}

function toGroupWords({ outcome, other }: Extract<Step, { readonly step: 'group' }>, names: Names): string {
  const rival = other === null ? 'Another experience' : quote(names.ofExperience(other));
  switch (outcome) {
    case 'has':
      return 'Of its exclusion group, this one has the visitor';
    case 'held':
      return `${rival} of its exclusion group has the visitor already`;
    case 'drawn':
      return `${rival} of its exclusion group was drawn and has the visitor`;
    case 'waits':
      return `${rival} of its exclusion group comes first if the visitor turns out to be in its audience`;
    default:
      throw new TypeError(outcome satisfies never);
  }
}

/** What each node of an expression came to. A group of one says nothing that its only part does not say. */
function toTree(trace: NodeTrace, names: Names): Line {
  const { node, children, value, cause } = trace;
  const [only, ...others] = children;
  if (('and' in node || 'or' in node) && only && others.length === 0) return toTree(only, names);
  const because =
    value === 'unknown' && cause && children.length === 0 ? `, because ${causeWords[cause]}` : '';
  const words = toNodeWords(trace, names);
  return line(
    `${words.slice(0, 1).toUpperCase()}${words.slice(1)}: ${valueWords[value]}${because}`,
    children.map((child) => toTree(child, names)),
  );
}

function toNodeWords({ node, children }: NodeTrace, { ofSegment }: Names): string {
  if ('and' in node) return children.length === 0 ? 'everybody' : 'all of these';
  if ('or' in node) return children.length === 0 ? 'nobody' : 'at least one of these';
  if ('not' in node) return 'the contrary of this';
  return toConditionWords(node, ofSegment);
}

function line(text: string, lines: readonly Line[] = []): Line {
  return { text, lines };
}

function toPercent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
