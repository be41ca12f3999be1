import type { NodeTrace, Step } from '../decision/explanation.ts';
import type { ExperienceDefinition } from '../definition/experience.ts';
import { isWithin } from './bucket.ts';
import type { Listener } from './listener.ts';
import type { Evaluate, Truth } from './scope.ts';

/** Collects the steps in the order in which they are taken, each with the trace of the expression it evaluated. */
export function createRecorder(definition: ExperienceDefinition): {
  readonly listener: Listener;
  readonly steps: Step[];
} {
  const steps: Step[] = [];
  let traces: NodeTrace[] = [];
  /** The parts of the expression that is being compiled. */
  let compiling: Evaluate[] = [];

  const listener: Listener = {
    around: (node, compile) => {
      const siblings = compiling;
      const children: Evaluate[] = [];
      compiling = children;
      const evaluate = compile();
      compiling = siblings;
      const traced: Evaluate = (scope) => {
        const outer = traces;
        const inner: NodeTrace[] = [];
        traces = inner;
        const truth = evaluate(scope);
        // What a settled `and` or `or` did not need any more is evaluated all the same: people see each node's value.
        for (const child of children.slice(inner.length)) child(scope);
        traces = outer;
        outer.push(toTrace(node, truth, inner));
        return truth;
      };
      siblings.push(traced);
      return traced;
    },
    period: ({ startsAt, endsAt }, passed) => {
      steps.push({ step: 'schedule', startsAt: orNull(startsAt), endsAt: orNull(endsAt), passed });
    },
    truth: (step, truth, row) => {
      const trace = traces.pop() ?? null;
      if (step === 'pages') steps.push({ step, trace, passed: truth === true });
      else if (step === 'audience') steps.push({ step, trace });
      else if (step === 'link') steps.push({ step, ...toValue(truth) });
      else if (row !== undefined && trace !== null) steps.push({ step, row, trace });
    },
    held: (held) => {
      steps.push({ step: 'kept', owner: held?.owner ?? null });
    },
    bucket: (step, bucket, subject) => {
      const { allocation } = definition;
      const holdout = definition.kind === 'personalization' ? definition.holdout : 0;
      if (step === 'split') steps.push({ step, unit: subject === undefined ? 'visitor' : 'subject', bucket });
      else if (step === 'allocation') {
        steps.push({ step, bucket, share: allocation, passed: isWithin(bucket, allocation) });
      } else steps.push({ step, bucket, share: holdout, heldOut: isWithin(bucket, holdout) });
    },
  };
  return { listener, steps };
}

function toTrace(node: NodeTrace['node'], truth: Truth, children: readonly NodeTrace[]): NodeTrace {
  return { node, ...toValue(truth), children };
}

function toValue(truth: Truth): Pick<NodeTrace, 'value' | 'cause'> {
  return typeof truth === 'boolean'
    ? { value: truth ? 'true' : 'false' }
    : { value: 'unknown', cause: truth };
}

function orNull(atMs: number): number | null {
  return Number.isFinite(atMs) ? atMs : null;
}
